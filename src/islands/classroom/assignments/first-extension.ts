import type { Assignment, Extension } from '../../../../protocol/assignment.ts';

/** With which a form begins: what a learner has already, and no less than the assignment gives. */
export function firstExtension(
  { times }: Pick<Assignment, 'times'>,
  has?: Extension | undefined,
): Extension {
  const { dueAt, closesAt } = times;
  if (!has) return { dueAt, closesAt, moreAttempts: 0, reason: '' };
  const { moreAttempts, reason } = has;
  return {
    dueAt: laterOf(dueAt, has.dueAt),
    closesAt: laterOf(closesAt, has.closesAt),
    ...{ moreAttempts, reason },
  };
}

/** Null is never, and later than any time. */
const laterOf = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return null;
  return Date.parse(one) >= Date.parse(other) ? one : other;
};
