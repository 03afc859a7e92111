import type { GivenPoints, GivenPointsDraft } from '../../protocol/assignment.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type {
  GivenPointsRecord,
  GivenPointsStore,
} from '../storage/assignments/given-points-store.ts';
import type { ClassStore, EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import type { AssignmentAccess } from './assignment-access.ts';
import { subjectOf } from './assignment-service.ts';

export interface GivenPointsOptions {
  readonly store: GivenPointsStore;
  readonly classes: Pick<ClassStore, 'roster' | 'enrollment'>;
  readonly people: Pick<PeopleStore, 'findMany'>;
  readonly access: AssignmentAccess;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/**
 * Points that instructors give for an assignment as a whole, with a reason: for an oral examination, for
 * work on paper. They count in place of all that was or will be handed in, until they are taken back.
 */
export class GivenPointsService {
  readonly #options: GivenPointsOptions;

  constructor(options: GivenPointsOptions) {
    this.#options = options;
  }

  /** By name. @throws SlipwayError `unknown-assignment`, `forbidden`, here and below */
  async list(actor: Actor, id: string): Promise<GivenPoints[]> {
    const { access, store, classes } = this.#options;
    const { assignment } = await access.require(actor, id, 'assist');
    const [given, roster] = await Promise.all([
      store.ofAssignment(id),
      classes.roster(assignment.class),
    ]);
    const byPerson = new Map(given.map((each) => [each.person, each]));
    const givers = await this.#givers(given, roster);
    return roster.flatMap(({ person, name }) => {
      const each = byPerson.get(person);
      if (!each) return [];
      return [{ person, name, byName: givers.get(each.by) ?? '', ...viewGiven(each) }];
    });
  }

  /** @throws also `class-archived`, `bad-request` for one who is no learner of the class */
  async give(actor: Actor, id: string, person: string, draft: GivenPointsDraft): Promise<void> {
    const { access, store, classes, audit, now } = this.#options;
    const { assignment } = await access.requireChange(actor, id);
    const enrollment = await classes.enrollment(assignment.class, person);
    if (enrollment?.role !== 'learner') {
      throw new SlipwayError('bad-request', told('assignment.noLearner'));
    }
    const before = await store.find(id, person);
    await store.put({ assignment: id, person, ...draft, by: actor.id, at: now() });
    await audit.note(actor, {
      ...{ class: assignment.class, action: 'points.given', subject: subjectOf(assignment) },
      detail: { person, before: before && noted(before), after: noted(draft) },
    });
  }

  /** What was handed in counts again. Without effect where none were given. @throws also `class-archived` */
  async takeBack(actor: Actor, id: string, person: string): Promise<void> {
    const { access, store, audit } = this.#options;
    const { assignment } = await access.requireChange(actor, id);
    const before = await store.find(id, person);
    if (!before || !(await store.remove(id, person))) return;
    await audit.note(actor, {
      ...{ class: assignment.class, action: 'points.taken-back', subject: subjectOf(assignment) },
      detail: { person, before: noted(before) },
    });
  }

  /** By the name that the class has for them; administrators and those who left by their own. */
  async #givers(
    given: readonly GivenPointsRecord[],
    roster: readonly EnrollmentRecord[],
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map(roster.map(({ person, name }) => [person, name]));
    const others = given.map(({ by }) => by).filter((by) => !names.has(by));
    const found = await this.#options.people.findMany([...new Set(others)]);
    return new Map([...names, ...found.map(({ id, name }) => [id, name] as const)]);
  }
}

/** Without the reason: the log outlives the learner. */
const noted = ({ points }: GivenPointsDraft) => ({ points });

/** Points given by hand as they leave the server. */
export const viewGiven = ({ points, reason, at }: GivenPointsRecord) => ({
  ...{ points, reason, at: at.toISOString() },
});
