import type { Exercise, Step } from '../../protocol/exercise.ts';

/** What a learner does in a lesson: its steps in order, then its exercise, under the id `exercise`. */
export const stepsAndExercise = ({
  steps,
  exercise,
}: Exercise): Pick<Step, 'id' | 'checks' | 'hints'>[] => [
  ...steps,
  { ...exercise, id: 'exercise' },
];
