import { z } from 'zod';
import { classIdSchema } from './class.ts';
import { namedPersonSchema } from './help.ts';
import { personIdSchema } from './person.ts';
import { lessonSlugSchema } from './session.ts';

const timeSchema = z.iso.datetime();

/** `watch`: see the terminals; `type`: see them and type in them; `edit`: read and write the files. */
export const consentRightSchema = z.enum(['watch', 'type', 'edit']);
export type ConsentRight = z.infer<typeof consentRightSchema>;

/** Body of `POST /api/classes/:id/consents`. */
export const askConsentSchema = z.strictObject({
  learner: personIdSchema,
  lesson: lessonSlugSchema,
  right: consentRightSchema,
});
export type AskConsent = z.infer<typeof askConsentSchema>;

/** Body of `POST /api/sessions/:id/consents/:consent`. */
export const answerConsentSchema = z.strictObject({ allow: z.boolean() });

/** Why a consent, or the question for one, is over. */
export const consentEndSchema = z.enum([
  'denied',
  'unanswered',
  /** The learner took it back. */
  'revoked',
  /** Whoever it was for left. */
  'left',
  'session-over',
  /** One of the two is of the class no more, or may not assist any more. */
  'right-lost',
  'time-over',
  'server-stopped',
]);
export type ConsentEnd = z.infer<typeof consentEndSchema>;

/** One person's leave to look into one learner's session; asked for, then given or not. */
export const consentSchema = z.object({
  id: z.string(),
  class: classIdSchema,
  lesson: lessonSlugSchema,
  learner: namedPersonSchema,
  by: namedPersonSchema,
  right: consentRightSchema,
  state: z.enum(['asked', 'given', 'over']),
  since: timeSchema,
  /** When the question lapses, or the consent ends by itself. */
  until: timeSchema,
  end: consentEndSchema.nullable(),
});
export type Consent = z.infer<typeof consentSchema>;

/** Answer of `GET /api/classes/:id/consents/:consent/terminals`. */
export const watchedTerminalsSchema = z.object({ names: z.array(z.string()) });
