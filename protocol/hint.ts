import { z } from 'zod';
import {
  containerCheckSchema,
  dockerfileCheckSchema,
  eventCheckSchema,
  fileCheckSchema,
  httpCheckSchema,
  imageCheckSchema,
  portCheckSchema,
  registryCheckSchema,
  signInCheckSchema,
} from './check.ts';
import { idSchema } from './id.ts';
import { terminalNameSchema } from './terminal.ts';

/** What a check has for the learner and the lesson test, and a condition has not. */
const words = { id: true, title: true, points: true, holdsBefore: true } as const;
/** Whether the opposite is wanted. */
const negation = { not: z.boolean().default(false) };

/** Something that must be so for a hint to open: a check that nobody reads. */
export const conditionSchema = z.discriminatedUnion('kind', [
  containerCheckSchema.omit(words).extend(negation),
  imageCheckSchema.omit(words).extend(negation),
  portCheckSchema.omit(words).extend(negation),
  httpCheckSchema.omit(words).extend(negation),
  fileCheckSchema.omit(words).extend(negation),
  dockerfileCheckSchema.omit(words).extend(negation),
  eventCheckSchema.omit(words).extend(negation),
  registryCheckSchema.omit(words).extend(negation),
  signInCheckSchema.omit(words).extend(negation),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** A command that brings about what a hint is for, as a learner might type it. */
export const reachSchema = z.strictObject({
  command: z.string().min(1),
  terminal: terminalNameSchema.default('main'),
  /** Presses Ctrl-C there first. */
  interrupt: z.boolean().default(false),
  /** The command does not give the prompt back. */
  staysOpen: z.boolean().default(false),
});
export type Reach = z.infer<typeof reachSchema>;

/**
 * A hint that opens by itself, by the state of the machine; `<Hint id="…">` has its words. It is
 * looked for while its step is not done and the step before it is; one of the exercise at any time.
 */
export const hintSchema = z
  .strictObject({
    id: idSchema,
    /** All of these must hold. */
    when: z.array(conditionSchema).default([]),
    /** How long without a break, in seconds: long enough for what is only on its way. */
    holdsFor: z.number().nonnegative().default(2),
    /** How often the learner must have asked what is missing, in vain. */
    tries: z.int().positive().optional(),
    /** Brings the hint about on a machine that has come as far as its step; the lesson test tries. */
    reach: z.array(reachSchema).default([]),
    /** Takes that back again, for the lesson test to go on. */
    undo: z.array(reachSchema).default([]),
  })
  .refine(({ when, tries }) => when.length > 0 || tries !== undefined, {
    message: 'conditions in "when", or a number of "tries"',
    path: ['when'],
  })
  .refine(({ when, reach }) => when.length === 0 || reach.length > 0, {
    message: 'commands in "reach" that bring about what "when" says',
    path: ['reach'],
  });
export type Hint = z.infer<typeof hintSchema>;
