import { z } from 'zod';
import { fileEntrySchema, fileListSchema } from '../../protocol/workspace.ts';

/** Opaque, and short whoever says it. */
const versionSchema = z.string().min(1).max(100);

/** Codes that the agent may answer with; anything else that goes wrong in it is `internal`. */
export const agentProblemSchema = z.object({
  code: z.enum([
    'bad-path',
    'outside-workspace',
    'file-not-found',
    'not-a-file',
    'file-changed',
    'file-too-large',
    'permission-denied',
    'disk-full',
    'internal',
  ]),
  /** For the log. */
  found: z.string().max(1000),
  /** With `file-changed`: what the file is now, where it exists. */
  version: versionSchema.optional(),
});
export type AgentProblem = z.infer<typeof agentProblemSchema>;

/** Answer to the call of this number. */
export const agentReplySchema = z.union([
  z.object({ id: z.int(), result: z.unknown().refine((value) => value !== undefined) }),
  z.object({ id: z.int(), problem: agentProblemSchema }),
]);

const agentEntrySchema = fileEntrySchema.extend({ version: versionSchema });

/** What the agent says unasked. */
export const agentEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('ready') }),
  z.object({ event: z.literal('notice'), message: z.string().max(1000) }),
  z.object({ event: z.literal('files-changed') }),
  z.object({
    event: z.literal('changes'),
    changes: z
      .array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('file-changed'), file: agentEntrySchema }),
          z.object({ type: z.literal('file-removed'), path: fileEntrySchema.shape.path }),
        ]),
      )
      .max(100),
  }),
]);
export type AgentEvent = z.infer<typeof agentEventSchema>;

/** What each call results in. */
export const agentResults = {
  list: fileListSchema.extend({ files: z.array(agentEntrySchema).max(2000) }),
  read: z.object({ version: versionSchema }),
  write: z.object({ version: versionSchema }),
  remove: z.object({}),
  place: z.object({}),
};
export type AgentOperation = keyof typeof agentResults;
