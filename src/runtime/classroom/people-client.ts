import { type Me, meSchema, type Person, personSchema } from '../../../protocol/person.ts';
import {
  type Account,
  accountSchema,
  type Device,
  devicesSchema,
  type Invitation,
  type InvitationDraft,
  invitationSchema,
  madeInvitationSchema,
  madeLinkSchema,
  type MeChange,
  type People,
  peopleSchema,
  type PersonChange,
} from '../../../protocol/sign-in.ts';
import { asJson, pageClient } from './page-client.ts';

// Calls about people and sign-in. Each throws `ProblemError`.

export const findMe = (signal?: AbortSignal): Promise<Me> =>
  pageClient().json(meSchema, '/api/me', signal ? { signal } : {});

const signIn = (path: string, body: unknown): Promise<Me> =>
  pageClient().json(meSchema, `/api/sign-in${path}`, asJson('POST', body));

export const signInWithPassword = (body: { email: string; password: string }): Promise<Me> =>
  signIn('', body);
export const signInByLink = (token: string): Promise<Me> => signIn('/link', { token });
export const acceptInvitation = (token: string, password: string): Promise<Me> =>
  signIn('/invitation', { token, password });
export const becomeAdministrator = (body: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<Me> => signIn('/first-administrator', body);

/** For whom an invitation is; it stays unused. */
export const lookAtInvitation = (token: string): Promise<Invitation> =>
  pageClient().json(invitationSchema, '/api/sign-in/invitation/look', asJson('POST', { token }));

export const signOut = (where: 'here' | 'everywhere'): Promise<unknown> =>
  pageClient().request(`/api/sign-out${where === 'here' ? '' : '/everywhere'}`, { method: 'POST' });

export const findAccount = (signal?: AbortSignal): Promise<Account> =>
  pageClient().json(accountSchema, '/api/me/account', signal ? { signal } : {});

export const changeMe = (change: MeChange): Promise<Me> =>
  pageClient().json(meSchema, '/api/me', asJson('PATCH', change));

export const eraseMe = (password: string | undefined): Promise<unknown> =>
  pageClient().request('/api/me', asJson('DELETE', password === undefined ? {} : { password }));

export async function findDevices(signal?: AbortSignal): Promise<readonly Device[]> {
  const init = signal ? { signal } : {};
  return (await pageClient().json(devicesSchema, '/api/me/devices', init)).devices;
}

export const signOutDevice = (id: string): Promise<unknown> =>
  pageClient().request(`/api/me/devices/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** A new personal link, whole; the one before opens nothing any more. */
export const makeLink = async (): Promise<string> => {
  const { url } = await pageClient().json(madeLinkSchema, '/api/me/link', { method: 'POST' });
  return whole(url);
};

export const revokeLink = (): Promise<unknown> =>
  pageClient().request('/api/me/link', { method: 'DELETE' });

export function findPeople(
  { search, after }: { search: string; after: string | null },
  signal?: AbortSignal,
): Promise<People> {
  const query = new URLSearchParams({ ...(search && { search }), ...(after && { after }) });
  return pageClient().json(peopleSchema, `/api/people?${query}`, signal ? { signal } : {});
}

/** @returns the link that the person sets a password with */
export const invite = async (draft: InvitationDraft): Promise<string> => {
  const path = '/api/people/invitations';
  return whole((await pageClient().json(madeInvitationSchema, path, asJson('POST', draft))).url);
};

export const inviteAgain = async (id: string): Promise<string> => {
  const made = await pageClient().json(madeInvitationSchema, `${person(id)}/invitation`, {
    method: 'POST',
  });
  return whole(made.url);
};

export const changePerson = (id: string, change: PersonChange): Promise<Person> =>
  pageClient().json(personSchema, person(id), asJson('PATCH', change));

export const erasePerson = (id: string): Promise<unknown> =>
  pageClient().request(person(id), { method: 'DELETE' });

/** Address of the file that holds all that is kept of somebody. */
export const exportAddress = (id: string): string => `${person(id)}/export`;

const person = (id: string) => `/api/people/${encodeURIComponent(id)}`;

/** A server that does not know its own address leaves it to the page. */
const whole = (url: string): string => new URL(url, location.origin).href;
