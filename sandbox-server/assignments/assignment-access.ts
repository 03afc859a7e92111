import type { ClassAccess, AccessedClass, ClassRight } from '../classes/class-access.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentRecord, AssignmentStore } from '../storage/assignments/assignment-store.ts';
import { told } from '../words/told.ts';

/** An assignment with its class, and what the one who asked for it is in that. */
export interface AccessedAssignment extends AccessedClass {
  readonly assignment: AssignmentRecord;
}

/** Finds assignments for those who may know of them. */
export class AssignmentAccess {
  readonly #store: AssignmentStore;
  readonly #classes: ClassAccess;

  constructor(store: AssignmentStore, classes: ClassAccess) {
    this.#store = store;
    this.#classes = classes;
  }

  /**
   * The assignment, where the actor has the right in its class. To learners one that is not published
   * is as unknown as one of another class, and as one that is not there.
   * @throws SlipwayError `unknown-assignment`, `forbidden`
   */
  async require(actor: Actor, id: string, right: ClassRight): Promise<AccessedAssignment> {
    const assignment = await this.#store.find(id);
    if (!assignment) throw unknownAssignment();
    const accessed = await this.#classes
      .require(actor, assignment.class, 'see')
      .catch((error: unknown) => {
        if (error instanceof SlipwayError && error.code === 'unknown-class')
          throw unknownAssignment();
        throw error;
      });
    const isLearner = accessed.role === 'learner' && actor.role !== 'administrator';
    if (isLearner && !assignment.draft.published) throw unknownAssignment();
    if (right !== 'see') await this.#classes.require(actor, assignment.class, right);
    return { ...accessed, assignment };
  }

  /** As {@link require} for `teach`, where something is to be changed. @throws `class-archived` */
  async requireChange(actor: Actor, id: string): Promise<AccessedAssignment> {
    const accessed = await this.require(actor, id, 'teach');
    refuseArchived(accessed);
    return accessed;
  }
}

/** @throws SlipwayError `class-archived` */
export function refuseArchived({ class: { archivedAt } }: AccessedClass): void {
  if (archivedAt) throw new SlipwayError('class-archived', told('class.archived'));
}

const unknownAssignment = () => new SlipwayError('unknown-assignment', told('assignment.unknown'));
