import { z } from 'zod';
import type { BulkDone, bulkSchema, PersonalLink } from '../../../protocol/roster.ts';
import type { AuditLog } from '../../audit/audit-log.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Actor } from '../../people/actor.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import { told } from '../../words/told.ts';
import { assertActive } from '../assert-active.ts';
import type { ClassAccess } from '../class-access.ts';
import { handOut } from '../roster/hand-out.ts';
import type { BulkAction } from '../bulk-action.ts';

export interface BulkServiceOptions {
  readonly store: ClassStore;
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  /** Those of other parts of the classroom; they may come later. */
  readonly actions: readonly BulkAction[];
}

/** Does something to many of a class: to all who are named, or to none. */
export class BulkService {
  readonly #options: BulkServiceOptions;

  constructor(options: BulkServiceOptions) {
    this.#options = options;
  }

  /**
   * @throws SlipwayError `unknown-class`, `forbidden`, `class-archived`, `unknown-person` where one of
   *   them is not of the class, `bad-request`, and what the action throws
   */
  async run(actor: Actor, classId: string, call: z.infer<typeof bulkSchema>): Promise<BulkDone> {
    const { store, access, audit, actions } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    const action = actions.find(({ name }) => name === call.action);
    if (!action) {
      const known = actions.map(({ name }) => name);
      throw new SlipwayError('bad-request', told('bulk.unknown', { known }));
    }
    const options = action.options.safeParse(call.options ?? {});
    if (!options.success) {
      throw new SlipwayError('bad-request', 'The request cannot be understood.', {
        expected: `options: ${z.prettifyError(options.error)}`,
      });
    }
    const wanted = new Set(call.persons);
    const members = (await store.roster(classId)).filter(({ person }) => wanted.has(person));
    if (members.length < wanted.size) {
      throw new SlipwayError('unknown-person', told('class.noSuchMember'));
    }
    const links: PersonalLink[] = [];
    const done = await action.run({
      ...{ actor, class: record, persons: members, options: options.data },
      handOut: (link) => links.push(link),
    });
    await audit.note(actor, {
      class: classId,
      action: `roster.bulk-${action.name}`,
      subject: `${members.length} of the class`,
      detail: {
        persons: [...wanted],
        options: action.noted ? action.noted(options.data) : options.data,
        done: Object.fromEntries(done),
      },
    });
    return {
      done: [...done].map(([person, what]) => ({ person, what })),
      handed: links.length > 0 ? handOut(links) : null,
    };
  }
}
