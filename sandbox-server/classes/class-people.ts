import type { PersonRecord } from '../storage/people/people-store.ts';

/** What classes need to know of people. */
export interface ClassPeople {
  find(id: string): Promise<PersonRecord | null>;
  /** The one with that address, whoever wrote it; else a learner who is new. */
  ensureLearner(about: { name: string; email?: string | null }): Promise<PersonRecord>;
  /** @throws SlipwayError `forbidden` for one who has another way to sign in */
  issueLink(person: string): Promise<string>;
  mayHaveLink(person: PersonRecord): Promise<boolean>;
  /** Whether they have signed in by OpenID Connect. */
  hasOpenId(person: string): Promise<boolean>;
}
