import type { Check } from '../../../protocol/check.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** Steps with checks; checks whose titles are in every language that the lesson has. */
export const checksRule: Rule = (lesson) => {
  const { steps, exercise } = lesson.exercise.value;
  return [
    ...steps.flatMap((step, at) => [
      ...(step.checks.length > 0 ? [] : [withoutChecks(lesson, step.id, at)]),
      ...untranslated(lesson, step.checks, ['steps', at, 'checks']),
    ]),
    ...untranslated(lesson, exercise.checks, ['exercise', 'checks']),
  ];
};

const withoutChecks = (
  { exercise, exerciseFile }: CheckedLesson,
  step: string,
  at: number,
): RuleFinding => ({
  severity: 'error',
  file: exerciseFile,
  line: exercise.line(['steps', at]),
  place: `steps.${at}`,
  expected: `at least one check in the step "${step}"`,
  found: 'none: the step would never be done',
  remedy: 'Check what the step changes, or leave its commands to another step.',
});

function untranslated(
  { exercise, exerciseFile, languages }: CheckedLesson,
  checks: readonly Check[],
  keys: readonly (string | number)[],
): RuleFinding[] {
  return checks.flatMap(({ id, title }, at) => {
    const missing = [...languages].filter((language) => title[language] === undefined);
    if (missing.length === 0) return [];
    const place = [...keys, at, 'title'];
    return [
      {
        severity: 'warning' as const,
        file: exerciseFile,
        line: exercise.line(place),
        place: place.join('.'),
        expected: `the title of "${id}" in ${[...languages].join(', ')}`,
        found: `none in ${missing.join(', ')}`,
        remedy: 'Translate it; until then the learner reads it in English.',
      },
    ];
  });
}
