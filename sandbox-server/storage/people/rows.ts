import { z } from 'zod';
import { roleSchema } from '../../../protocol/person.ts';
import type { PersonChange, PersonRecord } from './people-store.ts';
import type { PeopleTables } from './tables.ts';
import type { SecretKind, SecretRecord, SignInRecord } from './token-store.ts';

const waySchema = z.enum(['password', 'openid', 'link', 'key', 'class']);
const date = (milliseconds: number | null) =>
  milliseconds === null ? null : new Date(Number(milliseconds));

export const personColumns = [
  'person.id',
  'person.name',
  'person.email',
  'person.role',
  'person.created_at',
  'person.disabled_at',
  'person.last_seen_at',
] as const;

type PersonRow = Omit<PeopleTables['person'], 'password' | 'found_by'>;

export const personOf = (row: PersonRow): PersonRecord => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: roleSchema.parse(row.role),
  createdAt: new Date(Number(row.created_at)),
  disabledAt: date(row.disabled_at),
  lastSeenAt: date(row.last_seen_at),
});

export const foundBy = ({ name, email }: Pick<PersonRecord, 'name' | 'email'>): string =>
  `${name} ${email ?? ''}`.toLowerCase();

export function insertedRowOf(person: PersonRecord, passwordHash?: string): PeopleTables['person'] {
  const { id, name, email, role, createdAt, disabledAt, lastSeenAt } = person;
  return {
    ...{ id, name, email, role, password: passwordHash ?? null, found_by: foundBy(person) },
    created_at: createdAt.getTime(),
    disabled_at: disabledAt?.getTime() ?? null,
    last_seen_at: lastSeenAt?.getTime() ?? null,
  };
}

/** All of a change but what a person is found by, which takes the e-mail address too. */
export function personRowOf(change: PersonChange): Partial<PeopleTables['person']> {
  const { name, role, disabledAt, lastSeenAt } = change;
  return {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(disabledAt !== undefined && { disabled_at: disabledAt && disabledAt.getTime() }),
    ...(lastSeenAt !== undefined && { last_seen_at: lastSeenAt && lastSeenAt.getTime() }),
  };
}

export const signInOf = (row: PeopleTables['sign_in']): SignInRecord => ({
  id: row.id,
  person: row.person,
  tokenHash: row.token_hash,
  way: waySchema.parse(row.way),
  device: row.device,
  createdAt: new Date(Number(row.created_at)),
  lastSeenAt: new Date(Number(row.last_seen_at)),
  expiresAt: new Date(Number(row.expires_at)),
});

export const secretOf = (row: PeopleTables['secret']): SecretRecord => ({
  kind: row.kind as SecretKind,
  hash: row.hash,
  person: row.person,
  data: row.data,
  createdAt: new Date(Number(row.created_at)),
  expiresAt: date(row.expires_at),
});

export const secretRowOf = (secret: SecretRecord): PeopleTables['secret'] => ({
  ...{ kind: secret.kind, hash: secret.hash, person: secret.person, data: secret.data },
  created_at: secret.createdAt.getTime(),
  expires_at: secret.expiresAt?.getTime() ?? null,
});
