import type { Logger } from 'pino';
import { AuditLog } from '../audit/audit-log.ts';
import type { Config } from '../config.ts';
import { FirstAdministrator } from '../people/first-administrator.ts';
import { OpenIdProvider } from '../people/openid-provider.ts';
import { OpenIdSignIn } from '../people/openid-sign-in.ts';
import { OwnAccount } from '../people/own-account.ts';
import { PasswordHasher } from '../people/password-hasher.ts';
import { PeopleAdministration } from '../people/people-administration.ts';
import { localPerson, PeopleService } from '../people/people-service.ts';
import type { PeopleSlice } from '../people/people-slice.ts';
import { PersonArchive } from '../people/person-archive.ts';
import { PersonEraser } from '../people/person-eraser.ts';
import { SignInService } from '../people/sign-in-service.ts';
import { SignIns } from '../people/sign-ins.ts';
import { keptWorkData, progressData } from '../progress/progress-data.ts';
import { sessionData } from '../sessions/session-data.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { Storage } from '../storage/storage.ts';
import type { CleanUp } from './clean-up.ts';

const hour = 60 * 60 * 1000;

export interface PeopleOptions {
  readonly config: Pick<Config, 'loopbackOnly' | 'publicUrl' | 'openId'>;
  readonly storage: Storage;
  readonly sessions: SessionService;
  /** What is to be undone when the server stops. */
  readonly cleanUp: CleanUp;
  readonly log: Logger;
  /** As {@link PasswordHasher} takes it; what is safe where left out. */
  readonly passwordCost?: number | undefined;
  readonly now?: () => Date;
}

/** Puts together who is who. */
export async function openPeople(options: PeopleOptions): Promise<PeopleSlice> {
  const { config, storage, sessions, cleanUp, log } = options;
  const { loopbackOnly, publicUrl } = config;
  const { people: store, tokens } = storage;
  const clock = options.now ? { now: options.now } : {};
  const audit = new AuditLog(storage.audit);
  const archive = new PersonArchive();
  archive.add(progressData(storage.progress));
  archive.add(keptWorkData(storage.keptWork));
  archive.add(sessionData(storage.sessions, sessions.stops));
  const hasher = new PasswordHasher(options.passwordCost);
  const signIns = new SignIns({ tokens, ...clock });
  const directory = new PeopleService({ store, tokens, publicUrl, ...clock });
  const eraser = new PersonEraser({
    ...{ store, tokens, signIns, archive, audit, auditStore: storage.audit },
    ...clock,
  });
  const administration = new PeopleAdministration({
    ...{ store, tokens, signIns, eraser, audit, publicUrl },
    ...clock,
  });
  const signInService = new SignInService({
    ...{ store, tokens, hasher, archive, audit, signIns },
    ...clock,
  });
  const firstAdministrator = new FirstAdministrator({ store, tokens, hasher, audit, ...clock });
  const provider =
    config.openId && publicUrl
      ? new OpenIdProvider(
          config.openId,
          new URL('/api/sign-in/openid/callback', publicUrl).href,
          log,
        )
      : null;
  const isSecure = publicUrl?.protocol === 'https:';
  const openId =
    provider && new OpenIdSignIn({ tokens, provider, service: signInService, isSecure, ...clock });
  const providerName = (issuer: string) => (provider ? provider.name : new URL(issuer).host);
  const ownAccount = new OwnAccount({
    ...{ store, tokens, people: directory, signIns, hasher, eraser, audit, providerName },
    ...clock,
  });
  const sweep = () =>
    tokens
      .removeExpired(options.now?.() ?? new Date())
      .catch((error: unknown) => log.warn({ err: error }, 'old sign-ins are not removed'));
  const timer = setInterval(sweep, hour).unref();
  cleanUp.add(() => clearInterval(timer));
  await sweep();
  return {
    ...{ directory, administration, ownAccount, signIns, signInService, firstAdministrator },
    ...{ openId, archive },
    ways: { required: !loopbackOnly, password: true, openId: provider?.name ?? null },
    local: loopbackOnly ? await ensureLocal(store) : null,
    firstAdministratorToken: loopbackOnly ? null : await firstAdministrator.offer(),
  };
}

async function ensureLocal(store: PeopleStore): Promise<PersonRecord> {
  const known = await store.find(localPerson);
  if (known) return known;
  const now = new Date();
  const person: PersonRecord = {
    ...{ id: localPerson, name: 'local', email: null, role: 'administrator' as const },
    ...{ createdAt: now, disabledAt: null, lastSeenAt: now },
  };
  await store.insert(person);
  return person;
}
