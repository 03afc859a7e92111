import { z } from 'zod';
import { classIdSchema } from './class.ts';
import { personIdSchema } from './person.ts';
import { lessonSlugSchema } from './session.ts';

const timeSchema = z.iso.datetime();
const nameSchema = z.string();

/** A person, as others in a class are told of them. */
export const namedPersonSchema = z.object({ id: personIdSchema, name: nameSchema });
export type NamedPerson = z.infer<typeof namedPersonSchema>;

export const helpMessageSchema = z.string().trim().max(500);

/** Body of `POST /api/sessions/:id/help`; asked again, the message takes the place of the earlier one. */
export const askForHelpSchema = z.strictObject({ message: helpMessageSchema.default('') });

/** `left`: the session ended, or the learner is of the class no more. */
export const helpEndSchema = z.enum(['resolved', 'withdrawn', 'left']);
export type HelpEnd = z.infer<typeof helpEndSchema>;

/** "I need help": from a learner in a session, to those who assist in the class. */
export const helpRequestSchema = z.object({
  id: z.string(),
  class: classIdSchema,
  lesson: lessonSlugSchema,
  learner: namedPersonSchema,
  message: z.string(),
  askedAt: timeSchema,
  /** Who is on it. */
  takenBy: namedPersonSchema.nullable(),
  endedAt: timeSchema.nullable(),
  ended: helpEndSchema.nullable(),
});
export type HelpRequest = z.infer<typeof helpRequestSchema>;

/** Answer of `GET /api/classes/:id/help`: who waits, the longest first. */
export const helpQueueSchema = z.object({ requests: z.array(helpRequestSchema) });

/** Answer of `GET /api/classes/:id/help/history`: what has ended, the latest first. */
export const helpHistorySchema = z.object({
  requests: z.array(helpRequestSchema),
  /** Gives the next page as `?before=`; null at the end. */
  next: z.string().nullable(),
});
