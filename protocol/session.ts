import { z } from 'zod';
import { languageSchema } from './language.ts';
import { problemSchema } from './problem.ts';
import { registryAccountSchema } from './registry.ts';

/** A lesson's folder name under `lessons/`. */
export const lessonSlugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .max(64);

/** Where a session stands. `ended` and `failed` are final. */
export const sessionStateSchema = z.enum([
  'queued',
  'starting',
  'ready',
  'hibernated',
  'ended',
  'failed',
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

/**
 * What a session's workspace begins with: the lesson's own files (`start`), those that the learner left
 * in it (`left`), or the previous lesson's with its solution, to which the lesson's own are added
 * (`previous`). Images and containers are never kept.
 */
export const startingPointSchema = z.enum(['start', 'left', 'previous']);
export type StartingPoint = z.infer<typeof startingPointSchema>;

/** Body of `POST /api/sessions`. */
export const createSessionSchema = z.strictObject({
  lesson: lessonSlugSchema,
  language: languageSchema.default('en'),
  /** Where left out: `left` if there is something, else `start`. */
  from: startingPointSchema.optional(),
});
export type CreateSession = z.infer<typeof createSessionSchema>;

/** A learner's lease on a machine, as the page sees it. Times are ISO 8601 in UTC. */
export const sessionSchema = z.object({
  id: z.string(),
  state: sessionStateSchema,
  lesson: lessonSlugSchema,
  language: languageSchema,
  /** What its workspace began with: not what was asked for, where nothing was left. */
  from: startingPointSchema,
  createdAt: z.iso.datetime(),
  /** When the session hibernates unless extended or used. */
  expiresAt: z.iso.datetime(),
  /** Address of a published port, with `{port}` to be filled in. */
  previewUrl: z.string(),
  /** Present while there is a machine; a reset brings another one. */
  registry: registryAccountSchema.optional(),
  /** Present while `queued`: place in line from 1, and an estimate in seconds. */
  queue: z.object({ position: z.int().positive(), etaSeconds: z.int().nonnegative() }).optional(),
  /** Present when `failed`: why. */
  problem: problemSchema.optional(),
});
export type Session = z.infer<typeof sessionSchema>;
