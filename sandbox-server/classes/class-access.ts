import type { ClassRole } from '../../protocol/class.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRecord, ClassStore } from '../storage/classes/class-store.ts';
import { told } from '../words/told.ts';

/** What one may want of a class, from the least to the most. */
export type ClassRight = 'see' | 'assist' | 'teach';

const rights: Readonly<Record<ClassRole, readonly ClassRight[]>> = {
  learner: ['see'],
  assistant: ['see', 'assist'],
  instructor: ['see', 'assist', 'teach'],
};

/** A class, and what the one who asked for it is in it; null for an administrator from outside. */
export interface AccessedClass {
  readonly class: ClassRecord;
  readonly role: ClassRole | null;
}

/** The one place that decides who may do what in a class. */
export class ClassAccess {
  readonly #classes: ClassStore;

  constructor(classes: ClassStore) {
    this.#classes = classes;
  }

  /**
   * The class, where the actor has the right. To one who does not belong to it a class is as unknown
   * as one that is not there. @throws SlipwayError `unknown-class`, `forbidden`
   */
  async require(actor: Actor, classId: string, right: ClassRight): Promise<AccessedClass> {
    const [found, enrollment] = await Promise.all([
      this.#classes.find(classId),
      this.#classes.enrollment(classId, actor.id),
    ]);
    const role = enrollment?.role ?? null;
    if (!found || (role === null && actor.role !== 'administrator')) {
      throw new SlipwayError('unknown-class', told('class.unknown'));
    }
    if (actor.role !== 'administrator' && !rights[role ?? 'learner'].includes(right)) {
      throw new SlipwayError('forbidden', told('class.forbidden'));
    }
    return { class: found, role };
  }
}
