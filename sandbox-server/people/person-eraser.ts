import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { AuditStore } from '../storage/audit/audit-store.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import type { Actor } from './actor.ts';
import type { PersonArchive } from './person-archive.ts';
import type { SignIns } from './sign-ins.ts';
import { viewPerson } from './view-person.ts';

export interface PersonEraserOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  readonly signIns: SignIns;
  readonly archive: PersonArchive;
  readonly audit: AuditLog;
  readonly auditStore: Pick<AuditStore, 'forgetName'>;
  readonly now?: () => Date;
}

/** Gives out, or erases, all that the server keeps of somebody. Who may ask is the callers' business. */
export class PersonEraser {
  readonly #options: PersonEraserOptions;

  constructor(options: PersonEraserOptions) {
    this.#options = options;
  }

  /** Without what would let somebody sign in. */
  async export(person: PersonRecord): Promise<Record<string, unknown>> {
    const { store, tokens, archive } = this.#options;
    const signIns = await tokens.signIns(person.id);
    return {
      exportedAt: this.#now().toISOString(),
      account: {
        ...viewPerson(person),
        lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
        providers: (await store.identities(person.id)).map(({ issuer, subject }) => ({
          issuer,
          subject,
        })),
      },
      signIns: signIns.map(({ way, device, createdAt, lastSeenAt }) => ({
        way,
        device,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
      })),
      ...(await archive.export(person.id)),
    };
  }

  /**
   * They are signed out first, so that nothing new is kept; where it is broken off, it is done again.
   * The audit log keeps what they did, without their name.
   * @throws SlipwayError `conflict` where no administrator would be left; nothing is erased then
   */
  async erase(by: Actor, { id }: PersonRecord): Promise<void> {
    const { store, signIns, archive, audit, auditStore } = this.#options;
    if (!(await store.changeUnlessLast(id, { disabledAt: this.#now() }))) {
      throw new SlipwayError('conflict', told('person.lastAdministrator'));
    }
    await signIns.endAll(id);
    await archive.erase(id);
    await store.changeUnlessLast(id, null);
    await audit.note(by, { class: null, action: 'person.erased', subject: `person ${id}` });
    await auditStore.forgetName(id);
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
