import type { Role } from '../../protocol/person.ts';

/** Who asks for something to be done: the one on whose behalf a service acts, and whom the audit log names. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
