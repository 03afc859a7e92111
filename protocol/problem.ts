import { z } from 'zod';

/** Every way a call can go wrong that the page can explain. One code, one meaning, kept stable. */
export const problemCodes = [
  'bad-request',
  'not-signed-in',
  'forbidden-origin',
  'unknown-lesson',
  'broken-lesson',
  'unknown-session',
  'session-not-ready',
  'session-ended',
  'too-many-sessions',
  'unknown-step',
  'bad-terminal-name',
  'too-many-terminals',
  'bad-frame',
  'bad-size',
  'bad-path',
  'outside-workspace',
  'file-not-found',
  'not-a-file',
  'file-changed',
  'file-too-large',
  'permission-denied',
  'disk-full',
  'port-closed',
  'bad-answer',
  'machine-failed',
  'machine-lost',
  'engine-unreachable',
  'host-engine-down',
  'storage-down',
  'image-missing',
  'at-capacity',
  'rate-limited',
  'deadline-exceeded',
  'wrong-credentials',
  'forbidden',
  'unknown-person',
  'unknown-class',
  'unknown-assignment',
  'unknown-submission',
  'conflict',
  'same-name',
  'class-archived',
  'assignment-closed',
  'no-attempts-left',
  'not-found',
  'internal',
] as const;

/** A code of {@link problemCodes}. */
export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/**
 * What the server says when something cannot be done: the body of every HTTP answer of 400 and
 * above, and of every `problem` frame on a socket. Written for the learner; detail stays in the log.
 */
export const problemSchema = z.object({
  code: problemCodeSchema,
  /** One sentence in the learner's terms. */
  message: z.string(),
  /** What would have been right. */
  expected: z.string().optional(),
  /** What came instead. */
  found: z.string().optional(),
  /** What to do now. */
  remedy: z.string().optional(),
  /** Names the entry in the server's log that holds the detail. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
