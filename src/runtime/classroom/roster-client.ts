import type { z } from 'zod';
import {
  type Class,
  classSchema,
  type Enrollment,
  enrollmentSchema,
} from '../../../protocol/class.ts';
import {
  type ClassInvitation,
  classInvitationsSchema,
  type Invited,
} from '../../../protocol/class-invitation.ts';
import {
  addedMemberSchema,
  type BulkDone,
  bulkDoneSchema,
  type enrollmentChangeSchema,
  joinedSchema,
  joinOfferSchema,
  type joinSchema,
  type PersonalLink,
  type Roster,
  type RosterApplied,
  rosterAppliedSchema,
  type RosterPreview,
  rosterPreviewSchema,
  type rosterRowSchema,
  rosterSchema,
} from '../../../protocol/roster.ts';
import { asJson, pageClient } from './page-client.ts';

// Calls about who belongs to a class. Each throws `ProblemError`.

const pathOf = (id: string, rest = '') => `/api/classes/${encodeURIComponent(id)}/roster${rest}`;
const memberPath = (id: string, person: string) => pathOf(id, `/${encodeURIComponent(person)}`);
const asFile = (file: Blob): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'text/csv' },
  body: file,
});

/** With those who are invited. */
export const findWholeRoster = (id: string, signal?: AbortSignal): Promise<Roster> =>
  pageClient().json(rosterSchema, pathOf(id), signal ? { signal } : {});

export async function findRoster(id: string, signal?: AbortSignal): Promise<Enrollment[]> {
  return (await findWholeRoster(id, signal)).members;
}

/** The link is shown this once; null for one who signs in by themselves, or is only invited. */
export async function addMember(
  id: string,
  row: z.input<typeof rosterRowSchema>,
): Promise<{ link: PersonalLink | null; invited: Invited | null }> {
  const added = await pageClient().json(addedMemberSchema, pathOf(id), asJson('POST', row));
  return { link: added.link && wholeLink(added.link), invited: added.invited };
}

/** Takes an invitation back that is not answered yet. */
export async function withdrawInvitation(id: string, person: string): Promise<void> {
  const path = `/api/classes/${encodeURIComponent(id)}/invitations/${encodeURIComponent(person)}`;
  await pageClient().request(path, { method: 'DELETE' });
}

/** Classes that the reader is invited to. */
export const findInvitations = async (signal?: AbortSignal): Promise<ClassInvitation[]> => {
  const init = signal ? { signal } : {};
  return (await pageClient().json(classInvitationsSchema, '/api/me/invitations', init)).invitations;
};

const invitationPath = (id: string) => `/api/me/invitations/${encodeURIComponent(id)}`;

export const acceptClass = (id: string): Promise<Class> =>
  pageClient().json(classSchema, invitationPath(id), { method: 'POST' });

export const declineClass = (id: string): Promise<unknown> =>
  pageClient().request(invitationPath(id), { method: 'DELETE' });

export const changeMember = (
  id: string,
  person: string,
  change: z.input<typeof enrollmentChangeSchema>,
): Promise<Enrollment> =>
  pageClient().json(enrollmentSchema, memberPath(id, person), asJson('PATCH', change));

export async function removeMember(id: string, person: string): Promise<void> {
  await pageClient().request(memberPath(id, person), { method: 'DELETE' });
}

/** What a file would change. */
export const previewRoster = (id: string, file: Blob): Promise<RosterPreview> =>
  pageClient().json(rosterPreviewSchema, pathOf(id, '/preview'), asFile(file));

/** Applies a file as it was previewed. */
export async function applyRoster(id: string, file: Blob, digest: string): Promise<RosterApplied> {
  const path = pathOf(id, `/apply?${new URLSearchParams({ digest })}`);
  const applied = await pageClient().json(rosterAppliedSchema, path, asFile(file));
  return { ...applied, ...wholeLinks(applied) };
}

/** Does something to many: to all of them, or to none. */
export async function changeMany(
  id: string,
  action: string,
  persons: readonly string[],
  options: object = {},
): Promise<BulkDone> {
  const order = asJson('POST', { action, persons, options });
  const { done, handed } = await pageClient().json(bulkDoneSchema, pathOf(id, '/bulk'), order);
  return { done, handed: handed && wholeLinks(handed) };
}

/** Which class a code opens, and what it asks for. */
export const lookAtCode = (code: string, signal?: AbortSignal) =>
  pageClient().json(joinOfferSchema, '/api/join/look', {
    ...asJson('POST', { code }),
    ...(signal && { signal }),
  });

/** The link is shown this once; null for one who was known already. */
export async function joinClass(body: z.input<typeof joinSchema>) {
  const joined = await pageClient().json(joinedSchema, '/api/join', asJson('POST', body));
  return { ...joined, link: joined.link && whole(joined.link) };
}

/** A server that does not know its own address leaves it out. */
const whole = (link: string) => new URL(link, location.origin).href;
const wholeLink = (link: PersonalLink) => ({ ...link, link: whole(link.link) });

function wholeLinks({ links, csv }: { links: PersonalLink[]; csv: string }) {
  const file = links.reduce((text, { link }) => text.replace(link, whole(link)), csv);
  return { links: links.map(wholeLink), csv: file };
}
