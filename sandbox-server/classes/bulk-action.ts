import type { z } from 'zod';
import type { AuditAction } from '../../protocol/audit.ts';
import type { PersonalLink } from '../../protocol/roster.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRecord, EnrollmentRecord } from '../storage/classes/class-store.ts';

type Named<Action> = Action extends `roster.bulk-${infer Name}` ? Name : never;

export interface BulkCall<Options> {
  readonly actor: Actor;
  readonly class: ClassRecord;
  readonly persons: readonly EnrollmentRecord[];
  readonly options: Options;
  /** Hands a link that was made to the actor: it is shown this once. */
  readonly handOut: (link: PersonalLink) => void;
}

/**
 * Something that is done to many of a class at once: `remove`, `extend` … A part of the classroom
 * registers its own. The actor teaches the class, which is not archived, and the persons are of it.
 */
export interface BulkAction<Options = unknown> {
  /** The log knows it as `roster.bulk-…`. */
  readonly name: Named<AuditAction>;
  /** What is to be told beside the persons; a strict object. */
  readonly options: z.ZodType<Options>;
  /** What the log tells of the options; all of them where nothing is said. */
  readonly noted?: (options: Options) => unknown;
  /**
   * Done to all of them, or to none where it rejects. Answers, by person, with what was done in a
   * word for the page: `removed`. That it was done is noted by the caller.
   */
  run(call: BulkCall<Options>): Promise<ReadonlyMap<string, string>>;
}

/** For a list of actions: each is called with the options that its own schema has read. */
export const bulkAction = <Options>(action: BulkAction<Options>): BulkAction =>
  action as unknown as BulkAction;
