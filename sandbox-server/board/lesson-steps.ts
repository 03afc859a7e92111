import type { BoardStep } from '../../protocol/board.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Language } from '../../protocol/language.ts';

/** The steps of a lesson that checks can see done, the exercise last. */
export function lessonSteps({
  steps,
  exercise,
}: Exercise): { id: string; checks: Exercise['exercise']['checks'] }[] {
  const checked = steps.filter(({ checks }) => checks.length > 0);
  return [...checked, { ...exercise, id: 'exercise' }].map(({ id, checks }) => ({ id, checks }));
}

/** Points of each check, where an assignment gives others than the lesson. */
export type CheckPoints = Readonly<Record<string, number>>;

/** The columns of a board, in the language of whoever looks at it. */
export function boardSteps(exercise: Exercise, own: CheckPoints, language: Language): BoardStep[] {
  return lessonSteps(exercise).map(({ id, checks }) => ({
    id,
    checks: checks.map((check) => ({
      id: check.id,
      title: check.title[language] ?? check.title.en,
      points: own[check.id] ?? check.points,
    })),
  }));
}
