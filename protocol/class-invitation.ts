import { z } from 'zod';
import { classIdSchema, classRoleSchema } from './class.ts';
import { emailSchema, personIdSchema, personNameSchema } from './person.ts';

/** Somebody who has an account and is asked to come into a class, as its roster shows them. */
export const invitedSchema = z.object({
  person: personIdSchema,
  /** As whoever asked wrote it. */
  name: personNameSchema,
  email: emailSchema.nullable(),
  externalId: z.string().max(100).nullable(),
  role: classRoleSchema,
  invitedAt: z.iso.datetime(),
});
export type Invited = z.infer<typeof invitedSchema>;

/** A class that the one who asks is invited to. */
export const classInvitationSchema = z.object({
  class: classIdSchema,
  /** Of the class. */
  name: personNameSchema,
  role: classRoleSchema,
  /** Name of who asks; null where that account is gone. */
  by: personNameSchema.nullable(),
  invitedAt: z.iso.datetime(),
});
export type ClassInvitation = z.infer<typeof classInvitationSchema>;

/** Answer of `GET /api/me/invitations`, the newest first. */
export const classInvitationsSchema = z.object({ invitations: z.array(classInvitationSchema) });
