import { z } from 'zod';
import { localizedTextSchema } from './language.ts';

/** A regular expression, checked when the lesson is loaded. */
export const patternSchema = z.string().refine((text) => {
  try {
    return Boolean(new RegExp(text, 'm'));
  } catch {
    return false;
  }
}, 'a valid regular expression');

const portSchema = z.int().min(1).max(65535);
const declared = {
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  /** What the learner reads beside the tick: "A container from hello-world has run". */
  title: localizedTextSchema,
  /** Points in a graded exercise. */
  points: z.int().nonnegative().default(1),
  /**
   * It holds already when its step or the exercise begins, and has to stay so; in the exercise such a
   * check has 0 points. Of all others the lesson test proves that they fail before.
   */
  holdsBefore: z.boolean().optional(),
};

/** At least `atLeast` (and at most `atMost`) containers that match all that is given. */
export const containerCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('container'),
  name: z.string().optional(),
  /** As typed: `hello-world`, `python:3`; a tag left out means `latest`. */
  image: z.string().optional(),
  state: z.enum(['created', 'running', 'paused', 'exited']).optional(),
  exitCode: z.int().optional(),
  /** Pattern for what it runs, entrypoint and arguments: `^python hello\.py$`. */
  command: patternSchema.optional(),
  publishes: z.strictObject({ port: portSchema.optional(), containerPort: portSchema }).optional(),
  network: z.string().optional(),
  volume: z.string().optional(),
  atLeast: z.int().nonnegative().default(1),
  atMost: z.int().nonnegative().optional(),
});
export type ContainerCheck = z.infer<typeof containerCheckSchema>;

/** An image under this tag, or none where `absent`. */
export const imageCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('image'),
  tag: z.string(),
  absent: z.boolean().default(false),
  /** Pattern that some layer's instruction must match. */
  history: patternSchema.optional(),
  /**
   * Another image that must be (`same`) or must not be this very image; with `layer`, only the
   * layers whose instruction matches are compared, which tells a cache hit from a miss.
   */
  compare: z
    .strictObject({ with: z.string(), layer: patternSchema.optional(), same: z.boolean() })
    .optional(),
});
export type ImageCheck = z.infer<typeof imageCheckSchema>;

/** A port of the machine that accepts connections, or none where `closed`. */
export const portCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('port'),
  port: portSchema,
  closed: z.boolean().default(false),
});
export type PortCheck = z.infer<typeof portCheckSchema>;

/** What a published port answers to a GET. */
export const httpCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('http'),
  port: portSchema,
  path: z.string().startsWith('/').default('/'),
  status: z.int().min(100).max(599).default(200),
  body: patternSchema.optional(),
});
export type HttpCheck = z.infer<typeof httpCheckSchema>;

/** A file of the workspace. */
export const fileCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('file'),
  path: z.string(),
  absent: z.boolean().default(false),
  matches: patternSchema.optional(),
});
export type FileCheck = z.infer<typeof fileCheckSchema>;

/** An instruction of a Dockerfile of the workspace. */
export const dockerfileCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('dockerfile'),
  path: z.string().default('Dockerfile'),
  /** Upper case: `FROM`, `RUN`, `COPY`. */
  instruction: z.string().regex(/^[A-Z]+$/),
  /** Pattern for what follows the instruction. */
  arguments: patternSchema.optional(),
  /** The instruction must stand before the first one that matches this. */
  before: z
    .strictObject({ instruction: z.string(), arguments: patternSchema.optional() })
    .optional(),
  absent: z.boolean().default(false),
});
export type DockerfileCheck = z.infer<typeof dockerfileCheckSchema>;

/** Something the engine reported since the session began, such as a container run with `--rm`. */
export const eventCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('event'),
  type: z.enum(['container', 'image', 'volume', 'network']),
  /** Docker's word: `pull`, `die`, `destroy`, `start`, `exec_die` … */
  action: z.string(),
  /** Image of the container, or the image itself. */
  image: z.string().optional(),
  name: z.string().optional(),
  exitCode: z.int().optional(),
  atLeast: z.int().positive().default(1),
});
export type EventCheck = z.infer<typeof eventCheckSchema>;

/**
 * An image in the classroom registry, which is asked itself: what a machine claims counts for
 * nothing. In this check as in all others `{user}` stands for the learner's own name there.
 */
export const registryCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('registry'),
  /** Without the registry's name: `{user}/greeting:1.0`; a tag left out means `latest`. */
  image: z.string().regex(/^[^/:@]+(?:\/[^/:@]+)+(?::[^/:@]+)?$/, 'user/repository:tag'),
  absent: z.boolean().default(false),
  /** Another image, of the registry or of the machine, that must be (`same`) or must not be this one. */
  compare: z
    .strictObject({
      with: z.string(),
      in: z.enum(['registry', 'machine']).default('registry'),
      same: z.boolean(),
    })
    .optional(),
  /** By name, patterns for values of its `LABEL`s. */
  labels: z.record(z.string(), patternSchema).default({}),
  /** By name, patterns for values of its environment. */
  env: z.record(z.string(), patternSchema).default({}),
  /** Names that its environment must not have. */
  withoutEnv: z.array(z.string()).default([]),
  /** Pattern for what it runs, entrypoint and arguments. */
  command: patternSchema.optional(),
  /** A port of its `EXPOSE`: `80/tcp`. */
  exposes: z
    .string()
    .regex(/^\d+\/(?:tcp|udp)$/, 'a port such as 80/tcp')
    .optional(),
});
export type RegistryCheck = z.infer<typeof registryCheckSchema>;

/** That the learner has signed in to the classroom registry, or was refused (`refused`). */
export const signInCheckSchema = z.strictObject({
  ...declared,
  kind: z.literal('sign-in'),
  refused: z.boolean().default(false),
});
export type SignInCheck = z.infer<typeof signInCheckSchema>;

/** A declaration in `exercise.yaml`. */
export const checkSchema = z.discriminatedUnion('kind', [
  containerCheckSchema,
  imageCheckSchema,
  portCheckSchema,
  httpCheckSchema,
  fileCheckSchema,
  dockerfileCheckSchema,
  eventCheckSchema,
  registryCheckSchema,
  signInCheckSchema,
]);
export type Check = z.infer<typeof checkSchema>;

/** `errored` is our fault, never the learner's. */
export const checkStatusSchema = z.enum(['passed', 'failed', 'errored']);

/** One check, evaluated. `expected` and `found` are present unless it passed. */
export const checkResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: checkStatusSchema,
  expected: z.string().optional(),
  found: z.string().optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** A step's checks. Once all have passed together the step stays done, whatever comes after. */
export const stepResultSchema = z.object({
  step: z.string(),
  doneAt: z.iso.datetime().nullable(),
  checks: z.array(checkResultSchema),
  /** Ids of the step's hints that fit what the machine looks like; left out where none does. */
  hints: z.array(z.string()).optional(),
});
export type StepResult = z.infer<typeof stepResultSchema>;

/** Answer of `GET …/checks`. The exercise's own checks stand under the step `exercise`. */
export const checkReportSchema = z.object({ steps: z.array(stepResultSchema) });
export type CheckReport = z.infer<typeof checkReportSchema>;
