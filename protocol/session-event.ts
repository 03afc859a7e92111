import { z } from 'zod';
import { announcementSchema } from './broadcast.ts';
import { checkReportSchema, stepResultSchema } from './check.ts';
import { engineEventSchema, publishedPortSchema } from './engine.ts';
import { learnerSideSchema } from './learner-side.ts';
import { problemSchema } from './problem.ts';
import { sessionSchema } from './session.ts';
import { fileEntrySchema } from './workspace.ts';

/**
 * Frames of `WS /api/sessions/:id/events`. On attach the server sends `session`, then `checks` and
 * `ports`, so that a client that lost its connection needs to ask for nothing.
 */
export const sessionEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session'), session: sessionSchema }),
  /** Written or created in the machine, by whomever. */
  z.object({ type: z.literal('file-changed'), file: fileEntrySchema }),
  z.object({ type: z.literal('file-removed'), path: z.string() }),
  /** More changed than is worth naming: list again. */
  z.object({ type: z.literal('files-changed') }),
  z.object({ type: z.literal('checks'), report: checkReportSchema }),
  z.object({ type: z.literal('step'), result: stepResultSchema }),
  z.object({ type: z.literal('engine'), event: engineEventSchema }),
  z.object({ type: z.literal('ports'), ports: z.array(publishedPortSchema) }),
  /** Help, and who looks in or asks to; on attach where the learner is of a class, and when it changes. */
  z.object({ type: z.literal('classroom'), classroom: learnerSideSchema }),
  z.object({ type: z.literal('announcement'), announcement: announcementSchema }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
]);
export type SessionEvent = z.infer<typeof sessionEventSchema>;
