import type { Check } from '../../../protocol/check.ts';
import type { CourseCatalogue } from '../../../sandbox-server/course/course-catalogue.ts';
import { phrase, type Wording } from '../../../sandbox-server/words/phrase.ts';

/** A check of the course, with what learners who fail it are told. */
export interface CourseCheck {
  readonly lesson: string;
  readonly step: string;
  readonly id: string;
  /** The commonest first. */
  readonly failures: readonly Wording[];
}

/** Every check of the course, in its order. */
export function courseChecks({ course, lesson }: CourseCatalogue): CourseCheck[] {
  return course.lessons.flatMap((slug) => {
    const { steps, exercise } = lesson(slug).exercise;
    return [...steps, { id: 'exercise', checks: exercise.checks }].flatMap(({ id, checks }) =>
      checks.map((check) => ({
        ...{ lesson: slug, step: id, id: check.id },
        failures: failuresOf(check),
      })),
    );
  });
}

function failuresOf(check: Check): Wording[] {
  switch (check.kind) {
    case 'image':
      return [phrase('image.none', { tag: check.tag }), phrase('image.notThere')];
    case 'file':
    case 'dockerfile': {
      const path = check.kind === 'file' ? check.path : 'Dockerfile';
      return [phrase('file.lacks', { path }), phrase('file.none', { path })];
    }
    case 'container':
      return [
        phrase('container.none', { image: check.image, name: check.name }),
        'web, exited with code 1',
        'web, running, no port published',
      ];
    default:
      return ['HTTP 500', 'connection refused', 'nothing on port 8000'];
  }
}
