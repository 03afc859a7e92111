import type { AssignmentAccess, AccessedAssignment } from '../assignments/assignment-access.ts';
import type { ClassRight } from '../classes/class-access.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { SubmissionRecord, SubmissionStore } from '../storage/submissions/submission-store.ts';
import { told } from '../words/told.ts';

/** A submission with its assignment and class, and what the one who asked may do with it. */
export interface AccessedSubmission extends AccessedAssignment {
  readonly submission: SubmissionRecord;
  readonly right: ClassRight;
}

/** Finds submissions for those who may know of them: the learner, and who assists in the class. */
export class SubmissionAccess {
  readonly #store: Pick<SubmissionStore, 'find'>;
  readonly #assignments: AssignmentAccess;

  constructor(store: Pick<SubmissionStore, 'find'>, assignments: AssignmentAccess) {
    this.#store = store;
    this.#assignments = assignments;
  }

  /**
   * Another learner's is as unknown as one that is not there.
   * @throws SlipwayError `unknown-submission`, `forbidden`
   */
  async require(actor: Actor, id: string, right: ClassRight): Promise<AccessedSubmission> {
    const submission = await this.#store.find(id);
    if (!submission) throw unknownSubmission();
    const accessed = await this.#assignments
      .require(actor, submission.assignment, 'see')
      .catch((error: unknown) => {
        if (error instanceof SlipwayError && error.code === 'unknown-assignment')
          throw unknownSubmission();
        throw error;
      });
    const has = rightOf(accessed, actor);
    if (has === 'see' && submission.person !== actor.id) throw unknownSubmission();
    if (order.indexOf(has) < order.indexOf(right)) {
      throw new SlipwayError('forbidden', told('class.forbidden'));
    }
    return { ...accessed, submission, right: has };
  }
}

const order: readonly ClassRight[] = ['see', 'assist', 'teach'];

/** What somebody may do in the class of an assignment. */
export function rightOf({ role }: Pick<AccessedAssignment, 'role'>, actor: Actor): ClassRight {
  if (actor.role === 'administrator' || role === 'instructor') return 'teach';
  return role === 'assistant' ? 'assist' : 'see';
}

const unknownSubmission = () => new SlipwayError('unknown-submission', told('submission.unknown'));
