import { isDeepStrictEqual } from 'node:util';
import type { Extension, ExtensionOrder, LearnersExtension } from '../../protocol/assignment.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type {
  AssignmentRecord,
  AssignmentStore,
  ExtensionRecord,
} from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import { told } from '../words/told.ts';
import type { AssignmentAccess } from './assignment-access.ts';
import type { AssignmentChanges } from './assignment-changes.ts';
import { subjectOf } from './assignment-service.ts';

/** So many learners are named in an entry of the log. */
const mostNoted = 200;

export interface ExtensionServiceOptions {
  readonly store: AssignmentStore;
  readonly classes: Pick<ClassStore, 'roster'>;
  readonly access: AssignmentAccess;
  readonly changes: AssignmentChanges;
  readonly audit: AuditLog;
}

/** Other times, and attempts, for single learners. */
export class ExtensionService {
  readonly #options: ExtensionServiceOptions;

  constructor(options: ExtensionServiceOptions) {
    this.#options = options;
  }

  /** By name. @throws SlipwayError `unknown-assignment`, `forbidden`, here and below */
  async list(actor: Actor, id: string): Promise<LearnersExtension[]> {
    const { access, store, classes } = this.#options;
    const { assignment } = await access.require(actor, id, 'assist');
    const [extensions, roster] = await Promise.all([
      store.extensions(id),
      classes.roster(assignment.class),
    ]);
    const byPerson = new Map(extensions.map((extension) => [extension.person, extension]));
    return roster.flatMap(({ person, name }) => {
      const extension = byPerson.get(person);
      return extension ? [{ person, name, ...viewExtension(extension) }] : [];
    });
  }

  /**
   * For one learner or many: for all of them, or for none. Nobody loses what they had, unless the order
   * replaces it.
   * @throws also `class-archived`, `bad-request` for one who is no learner of the class, where the
   *   assignment limits nothing, and where what replaces gives less than it
   */
  async set(
    actor: Actor,
    id: string,
    {
      persons,
      extension,
      replaces = false,
    }: Omit<ExtensionOrder, 'replaces'> & { replaces?: boolean },
  ): Promise<void> {
    const { access, classes, store, audit } = this.#options;
    const { assignment } = await access.requireChange(actor, id);
    const learners = new Set(
      (await classes.roster(assignment.class, 'learner')).map(({ person }) => person),
    );
    const wanted = [...new Set(persons)];
    if (!wanted.every((person) => learners.has(person))) {
      throw new SlipwayError('bad-request', told('assignment.noLearner'));
    }
    refuseUnlimited(assignment);
    if (replaces) refuseLess(assignment, extension);
    const before = await this.#known(id);
    const { dueAt, closesAt, moreAttempts, reason } = extension;
    const records = wanted.map((person) => ({
      assignment: id,
      person,
      dueAt: dueAt === null ? null : new Date(dueAt),
      closesAt: closesAt === null ? null : new Date(closesAt),
      ...{ moreAttempts, reason },
    }));
    await (replaces ? store.setExtension(...records) : store.addToExtension(...records));
    const after = await this.#known(id);
    const noted = (each: Extension | undefined) => (each ? withoutReason(each) : null);
    const changed = wanted
      .map((person) => ({
        ...{ person, before: noted(before.get(person)), after: noted(after.get(person)) },
      }))
      .filter((each) => !isDeepStrictEqual(each.before, each.after));
    await audit.note(actor, {
      class: assignment.class,
      action: 'extension.set',
      subject: subjectOf(assignment),
      detail: {
        replaces,
        extension: withoutReason(extension),
        learners: changed.slice(0, mostNoted),
        more: Math.max(0, changed.length - mostNoted),
      },
    });
    await this.#tell(assignment, wanted);
  }

  /** Without effect where there is none. @throws also `class-archived` */
  async remove(actor: Actor, id: string, person: string): Promise<void> {
    const { access, store, audit } = this.#options;
    const { assignment } = await access.requireChange(actor, id);
    const before = await store.extension(id, person);
    if (!before) return;
    await store.removeExtension(id, person);
    await audit.note(actor, {
      class: assignment.class,
      action: 'extension.removed',
      subject: subjectOf(assignment),
      detail: { person, before: withoutReason(viewExtension(before)) },
    });
    await this.#tell(assignment, [person]);
  }

  /** By person. */
  async #known(id: string): Promise<ReadonlyMap<string, Extension>> {
    const extensions = await this.#options.store.extensions(id);
    return new Map(extensions.map((each) => [each.person, viewExtension(each)]));
  }

  #tell(assignment: AssignmentRecord, persons: readonly string[]): Promise<void> {
    return this.#options.changes.tell({ assignment, persons, checks: false, grades: true });
  }
}

/** Where there is neither a time nor a number of attempts, there is no more of anything. @throws SlipwayError `bad-request` */
function refuseUnlimited({ draft: { times, attempts } }: AssignmentRecord): void {
  if (times.dueAt !== null || times.closesAt !== null || attempts !== null) return;
  throw new SlipwayError('bad-request', told('assignment.nothingToExtend'));
}

/** As the log has it, which outlives the learner. */
export const withoutReason = ({ dueAt, closesAt, moreAttempts }: Extension) => ({
  ...{ dueAt, closesAt, moreAttempts },
});

/** @throws SlipwayError `bad-request` */
function refuseLess({ draft: { times } }: AssignmentRecord, extension: Extension): void {
  const isLess = (time: string | null, wanted: string | null) =>
    wanted !== null && (time === null || Date.parse(wanted) < Date.parse(time));
  if (isLess(times.dueAt, extension.dueAt) || isLess(times.closesAt, extension.closesAt)) {
    throw new SlipwayError('bad-request', told('assignment.lessThanAll'));
  }
}

/** An extension as it leaves the server. */
export const viewExtension = (extension: ExtensionRecord): Extension => ({
  dueAt: extension.dueAt?.toISOString() ?? null,
  closesAt: extension.closesAt?.toISOString() ?? null,
  moreAttempts: extension.moreAttempts,
  reason: extension.reason,
});
