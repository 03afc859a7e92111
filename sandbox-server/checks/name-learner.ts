import type { Check } from '../../protocol/check.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Hint } from '../../protocol/hint.ts';

/**
 * The exercise with the learner's own name in the classroom registry wherever a check or a
 * hint's condition says `{user}`.
 * @param user letters, digits and hyphens: it may also stand in a pattern
 */
export function nameLearner(exercise: Exercise, user: string): Exercise {
  const named = <Checked extends { checks: Check[]; hints: Hint[] }>(
    checked: Checked,
  ): Checked => ({
    ...checked,
    checks: checked.checks.map((check) => nameInCheck(check, user)),
    hints: checked.hints.map((hint) => ({ ...hint, when: fill(hint.when, user) as Hint['when'] })),
  });
  return {
    ...exercise,
    steps: exercise.steps.map(named),
    exercise: named(exercise.exercise),
  };
}

/** One check with the learner's name in it. */
export const nameInCheck = (check: Check, user: string): Check => fill(check, user) as Check;

function fill(value: unknown, user: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{user}', user);
  if (Array.isArray(value)) return value.map((part) => fill(part, user));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, user)]));
}
