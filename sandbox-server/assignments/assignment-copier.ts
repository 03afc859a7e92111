import { randomUUID } from 'node:crypto';
import type { ClassCopier } from '../classes/class-copier.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import { shiftTimes } from './shift-times.ts';

export interface AssignmentCopierOptions {
  readonly store: AssignmentStore;
  readonly classes: Pick<ClassStore, 'find'>;
  readonly now: () => Date;
}

/** Copies assignments along with their class: as drafts, without extensions and what was handed in. */
export class AssignmentCopier implements ClassCopier {
  readonly #options: AssignmentCopierOptions;

  constructor(options: AssignmentCopierOptions) {
    this.#options = options;
  }

  async copy(_actor: Actor, from: string, to: string, days: number): Promise<void> {
    const { store, classes, now } = this.#options;
    const [assignments, source] = await Promise.all([store.list(from), classes.find(from)]);
    const timeZone = source?.timeZone ?? 'UTC';
    const start = now().getTime();
    await store.insert(
      ...assignments.map(({ draft }, at) => ({
        id: randomUUID(),
        class: to,
        // Of the same order, where two are due at once.
        createdAt: new Date(start + at),
        draft: { ...draft, times: shiftTimes(draft.times, days, timeZone), published: false },
      })),
    );
  }
}
