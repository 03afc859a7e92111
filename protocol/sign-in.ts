import { z } from 'zod';
import { emailSchema, personNameSchema, personSchema, roleSchema } from './person.ts';

/** A password that is given to be compared; hashing a longer one would only cost time. */
const givenPasswordSchema = z.string().min(1).max(256);

/** Characters of a new password; see also {@link isWeakPassword}. */
export const leastPasswordLength = 12;
export const newPasswordSchema = z.string().min(leastPasswordLength).max(256);

/** Whether a password is no more than the e-mail address, a part of it, or the name. */
export function isWeakPassword(password: string, about: readonly (string | null)[]): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s._@-]+/g, '');
  const given = plain(password);
  const known = about.flatMap((text) => (text === null ? [] : [text, text.split('@')[0] ?? '']));
  return given === '' || known.map(plain).includes(given) || new Set(given).size < 4;
}

/** Token in a link: 256 bits in base64url. */
export const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a token as links carry it');

/** Body of `POST /api/sign-in`. */
export const passwordSignInSchema = z.strictObject({
  email: z.string().trim().max(254),
  password: givenPasswordSchema,
});

/** Body of `POST /api/sign-in/link` and of what is asked of an invitation before it is used. */
export const secretHolderSchema = z.strictObject({ token: secretSchema });

/** Body of `POST /api/sign-in/invitation`. */
export const invitationAnswerSchema = z.strictObject({
  token: secretSchema,
  password: newPasswordSchema,
});

/** Body of `POST /api/sign-in/first-administrator`. */
export const firstAdministratorSchema = z.strictObject({
  token: secretSchema,
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});

/** Answer of `POST /api/sign-in/invitation/look`: for whom it is. */
export const invitationSchema = personSchema.pick({ name: true, email: true, role: true });
export type Invitation = z.infer<typeof invitationSchema>;

/** Body of `PATCH /api/me`. A new password takes the old one, where there is one. */
export const meChangeSchema = z.strictObject({
  name: personNameSchema.optional(),
  password: z.strictObject({ old: givenPasswordSchema, new: newPasswordSchema }).optional(),
});
export type MeChange = z.infer<typeof meChangeSchema>;

/** A browser, or other client, in which somebody is signed in. */
export const deviceSchema = z.object({
  id: z.string(),
  way: z.enum(['password', 'openid', 'link', 'key', 'class']),
  /** What the browser calls itself; never trusted. */
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type Device = z.infer<typeof deviceSchema>;
export const devicesSchema = z.object({ devices: z.array(deviceSchema) });

/** A link that was made: it is shown once. */
export const madeLinkSchema = z.object({ url: z.string() });

/** Answer of `GET /api/me/account`: how the one who asks may sign in. */
export const accountSchema = z.object({
  hasPassword: z.boolean(),
  /** When the personal link was made, null where there is none. */
  linkMadeAt: z.iso.datetime().nullable(),
  /** Names of the providers they signed in with. */
  providers: z.array(z.string()),
  /** Whether they may have a personal link at all: learners without a password. */
  mayHaveLink: z.boolean(),
  /** Whether the sign-in is fresh enough to erase the account without the password. */
  isFresh: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

/** Body of `DELETE /api/me`: the password, where there is one. */
export const eraseMeSchema = z.strictObject({ password: givenPasswordSchema.optional() });

/** Answer of `GET /api/people`. */
export const peopleSchema = z.object({
  people: z.array(personSchema),
  /** What continues after the last one, null at the end. */
  next: z.string().nullable(),
});
export type People = z.infer<typeof peopleSchema>;

/** Body of `POST /api/people/invitations`. */
export const invitationDraftSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  role: roleSchema.extract(['administrator', 'instructor']),
});
export type InvitationDraft = z.infer<typeof invitationDraftSchema>;

export const madeInvitationSchema = z.object({ person: personSchema, url: z.string() });

/** Body of `PATCH /api/people/:id`. */
export const personChangeSchema = z.strictObject({
  role: roleSchema.exclude(['guest']).optional(),
  disabled: z.boolean().optional(),
});
export type PersonChange = z.infer<typeof personChangeSchema>;
