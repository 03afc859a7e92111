import type { PersonRecord } from '../storage/people/people-store.ts';

interface NamedPerson {
  readonly name: string;
  readonly email?: string | null;
}

/** What classes need to know of people. */
export interface ClassPeople {
  /** Those of them that there are, in no order. */
  findMany(ids: readonly string[]): Promise<PersonRecord[]>;
  /** The one with that address, whoever wrote it; else a learner who is new. */
  ensureLearner(about: NamedPerson): Promise<PersonRecord>;
  /** {@link ensureLearner} for each in turn. */
  ensureLearners(abouts: readonly NamedPerson[]): Promise<PersonRecord[]>;
  /** By person. @throws SlipwayError `forbidden` where one has another way to sign in */
  issueLinks(persons: readonly PersonRecord[]): Promise<Map<string, string>>;
  /** The ids of those who may have one. */
  mayHaveLinks(persons: readonly PersonRecord[]): Promise<Set<string>>;
  /** Whether they have signed in by OpenID Connect. */
  hasOpenId(person: string): Promise<boolean>;
}
