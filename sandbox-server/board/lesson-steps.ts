import type { BoardStep } from '../../protocol/board.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Language } from '../../protocol/language.ts';
import { stepsAndExercise } from '../course/steps-and-exercise.ts';

/** The steps of a lesson that checks can see done, the exercise last. */
export const lessonSteps = (exercise: Exercise) =>
  stepsAndExercise(exercise).filter(({ id, checks }) => checks.length > 0 || id === 'exercise');

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
