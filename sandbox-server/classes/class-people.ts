import type { PersonRecord } from '../storage/people/people-store.ts';

/** What classes need to know of people. */
export interface ClassPeople {
  /** Those of them that there are, in no order. */
  findMany(ids: readonly string[]): Promise<PersonRecord[]>;
  /** For each in turn the one with that address, whoever wrote it; else a learner who is new. */
  ensureLearners(
    abouts: readonly { readonly name: string; readonly email?: string | null }[],
  ): Promise<PersonRecord[]>;
  /** By person. @throws SlipwayError `forbidden` where one has another way to sign in */
  issueLinks(persons: readonly PersonRecord[]): Promise<Map<string, string>>;
  /** The ids of those who may have one. */
  mayHaveLinks(persons: readonly PersonRecord[]): Promise<Set<string>>;
  /** Whether they have signed in by OpenID Connect. */
  hasOpenId(person: string): Promise<boolean>;
}
