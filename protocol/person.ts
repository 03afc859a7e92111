import { z } from 'zod';

/** What names a person, class, assignment or submission: a random UUID; `local` is the one user of a server on loopback. */
export const personIdSchema = z.string().min(1).max(64);

/** What a person may do on the whole server. A guest holds the access key and has no account. */
export const roleSchema = z.enum(['administrator', 'instructor', 'learner', 'guest']);
export type Role = z.infer<typeof roleSchema>;

/** A name as people write it; never trusted as HTML, as a formula, or as unique. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  // Nor those that turn around what stands after the name.
  .refine(
    (name) => !/\p{Cc}|\p{Zl}|\p{Zp}|[\u202A-\u202E\u2066-\u2069]/u.test(name),
    'a name without control characters',
  );

export const emailSchema = z.email().max(254);

/** Whoever uses the server. */
export const personSchema = z.object({
  id: personIdSchema,
  name: personNameSchema,
  email: emailSchema.nullable(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  /** A disabled account cannot sign in; what it did stays. */
  disabledAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** How the server knows people; decides what the sign-in page offers. */
export const signInWaysSchema = z.object({
  /** On loopback: everybody is the one user, there is nothing to sign in to. */
  required: z.boolean(),
  password: z.boolean(),
  /** Name of the OpenID Connect provider, where one is configured: "University". */
  openId: z.string().nullable(),
});

/** Answer of `GET /api/me`: who asks, null where nobody is signed in. */
export const meSchema = z.object({ person: personSchema.nullable(), ways: signInWaysSchema });
export type Me = z.infer<typeof meSchema>;
