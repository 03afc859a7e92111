import type { Assignment } from '../../protocol/assignment.ts';
import type { Language } from '../../protocol/languages.ts';
import type { CourseCatalogue, Lesson } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { AssignmentRecord } from '../storage/assignments/assignment-store.ts';
import { missingChecks } from './check-draft.ts';
import { checksOf, sumOfPoints } from './points.ts';

/** An assignment as instructors and assistants see it. */
export async function viewAssignment(
  { id, class: classId, createdAt, draft }: AssignmentRecord,
  catalogue: Pick<CourseCatalogue, 'lesson'>,
  language: Language,
): Promise<Assignment> {
  const { lesson, problem } = findLesson(catalogue, draft.lesson);
  const checks = lesson ? checksOf(lesson.exercise, draft) : [];
  const own = new Set(draft.hiddenChecks);
  return {
    ...draft,
    id,
    class: classId,
    lessonTitle: (await lesson?.title(language)) ?? draft.lesson,
    mostPoints: sumOfPoints(checks),
    checks: checks.map(({ check, points, hidden }) => ({
      id: check.id,
      title: check.title[language] ?? check.title.en,
      points,
      hidden,
      isOwn: own.has(check),
    })),
    missingChecks: lesson ? missingChecks(draft, lesson.exercise) : [],
    lessonProblem: problem,
    createdAt: createdAt.toISOString(),
  };
}

/** The lesson of an assignment, or why there is none: it was taken away since, or cannot be read. */
export function findLesson(
  catalogue: Pick<CourseCatalogue, 'lesson'>,
  slug: string,
): { readonly lesson: Lesson | null; readonly problem: Assignment['lessonProblem'] } {
  try {
    return { lesson: catalogue.lesson(slug), problem: null };
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return { lesson: null, problem: error.code === 'broken-lesson' ? 'broken' : 'gone' };
  }
}
