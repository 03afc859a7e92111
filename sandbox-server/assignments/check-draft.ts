import type { AssignmentDraft } from '../../protocol/assignment.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

/**
 * Refuses a draft that names checks that there are not, or has two of one name. What an earlier draft
 * named and the lesson has lost since may stay: it is shown to the instructor, who decides.
 * @throws SlipwayError `bad-request`
 */
export function checkDraft(
  draft: AssignmentDraft,
  exercise: Exercise,
  before: AssignmentDraft | null,
): void {
  const ofLesson = exercise.exercise.checks.map(({ id }) => id);
  const own = draft.hiddenChecks.map(({ id }) => id);
  const twice = own.filter((id, at) => ofLesson.includes(id) || own.indexOf(id) !== at);
  if (twice.length > 0) {
    throw new SlipwayError('bad-request', told('assignment.sameCheck', { ids: twice }));
  }
  const known = new Set([...ofLesson, ...own, ...(before ? namedIn(before) : [])]);
  const unknown = namedIn(draft).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new SlipwayError('bad-request', told('assignment.unknownCheck', { known: ofLesson }), {
      found: [...new Set(unknown)].join(', ').slice(0, 500),
    });
  }
}

/** Ids in `points` and `hidden` that neither the lesson nor the assignment has any more. */
export function missingChecks(draft: AssignmentDraft, exercise: Exercise | null): string[] {
  const checks = [...(exercise?.exercise.checks ?? []), ...draft.hiddenChecks];
  const known = new Set(checks.map(({ id }) => id));
  return [...new Set(namedIn(draft))].filter((id) => !known.has(id));
}

const namedIn = ({ points, hidden }: AssignmentDraft) => [...Object.keys(points), ...hidden];
