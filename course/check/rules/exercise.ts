import { elementAround, type LessonText } from '../../text/lesson-text.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** The lesson ends with one exercise, and one solution that shows the commands of `exercise.yaml`. */
export const exerciseRule: Rule = (lesson) => {
  const text = lesson.texts.get('en');
  return text ? [...order(text), ...commands(lesson, text)] : [];
};

function order({ elements, file }: LessonText): RuleFinding[] {
  const last = (name: string) => elements.findLastIndex((element) => element.name === name);
  const sequence = ['Step', 'Exercise', 'Solution'] as const;
  const findings: RuleFinding[] = [];
  for (const [before, name] of [
    [sequence[0], sequence[1]],
    [sequence[1], sequence[2]],
  ] as const) {
    const all = elements.filter((element) => element.name === name);
    const at = elements.findIndex((element) => element.name === name);
    const isLate = at > last(before);
    if (all.length === 1 && isLate) continue;
    findings.push({
      severity: 'error',
      file,
      line: all.at(-1)?.line ?? elements[last(before)]?.line ?? 1,
      expected: `one <${name}>, after ${before === 'Step' ? 'the last <Step>' : `<${before}>`}`,
      found: all.length === 1 ? 'it before' : all.length === 0 ? 'none' : `${all.length}`,
      remedy: `End the lesson with the exercise, its hints and its solution.`,
    });
  }
  return findings;
}

/** The solution is tested as exercise.yaml has it, and read as the text has it. */
function commands({ exercise, exerciseFile }: CheckedLesson, text: LessonText): RuleFinding[] {
  const shown = text.blocks
    .filter((block) => elementAround(block, 'Solution'))
    .map(({ value }) => value)
    .join('\n');
  const byId = new Set(
    text.elements
      .filter((element) => element.name === 'Run' && elementAround(element, 'Solution'))
      .map(({ attributes }) => attributes.get('id')),
  );
  return exercise.value.exercise.solution.flatMap(({ id, command }, at) =>
    byId.has(id) || shown.includes(command.trim())
      ? []
      : [
          {
            severity: 'error' as const,
            file: exerciseFile,
            line: exercise.line(['exercise', 'solution', at, 'command']),
            place: `exercise.solution.${at}`,
            expected: `the command "${command.trim()}" in the <Solution> of ${text.file}`,
            found: 'no mention of it',
            remedy: 'Show there what is tested here, or correct one of them.',
          },
        ],
  );
}
