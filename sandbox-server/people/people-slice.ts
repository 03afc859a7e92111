import type { Me } from '../../protocol/person.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { FirstAdministrator } from './first-administrator.ts';
import type { OpenIdSignIn } from './openid-sign-in.ts';
import type { OwnAccount } from './own-account.ts';
import type { PeopleAdministration } from './people-administration.ts';
import type { PeopleService } from './people-service.ts';
import type { PersonArchive } from './person-archive.ts';
import type { SignInService } from './sign-in-service.ts';
import type { SignIns } from './sign-ins.ts';

/** People, and how they sign in. */
export interface PeopleSlice {
  readonly directory: PeopleService;
  readonly administration: PeopleAdministration;
  readonly ownAccount: OwnAccount;
  readonly signIns: SignIns;
  readonly signInService: SignInService;
  readonly firstAdministrator: FirstAdministrator;
  /** Null where no provider is configured. */
  readonly openId: OpenIdSignIn | null;
  readonly ways: Me['ways'];
  /** Slices add what they keep of people. */
  readonly archive: PersonArchive;
  /** The one user of a server on loopback, null elsewhere. */
  readonly local: PersonRecord | null;
  /** Opens the page that makes the first administrator, once; null where there is one. */
  readonly firstAdministratorToken: string | null;
}
