/** What a part of the server keeps of people. Each part has one, listed in `composition/`. */
export interface PersonData {
  /** Key in the file of an export: `progress`, `enrollments`, `submissions`. */
  readonly name: string;
  /** All that is kept of a person, as JSON may hold it; without secrets, and without what is of others. */
  export(person: string): Promise<unknown>;
  /** Forgets it; again it does nothing. */
  erase(person: string): Promise<void>;
  /**
   * What was a guest's becomes another's, who may have some already. Again it does nothing. Called
   * before the guest is gone.
   */
  merge?(guest: string, into: string): Promise<void>;
}
