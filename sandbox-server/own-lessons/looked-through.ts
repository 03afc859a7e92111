import { z } from 'zod';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { lessonFindingSchema } from '../../protocol/own-lesson.ts';

/**
 * What was found in a lesson of somebody's own, and what is in it. A process of its own tells it, which
 * read what may mean harm: it is read again.
 */
export const lookedThroughSchema = z.object({
  findings: z.array(lessonFindingSchema),
  /** Null where it has none that can be read. */
  title: z.string().nullable(),
  /** Null where its files cannot be read. */
  content: z
    .object({
      exercise: exerciseSchema,
      /** Blocks of output that its text shows. */
      shown: z.array(
        z.object({
          file: z.string(),
          line: z.int(),
          text: z.string(),
          runs: z.array(z.string()).readonly(),
          isOneOfSeveral: z.boolean(),
        }),
      ),
    })
    .nullable(),
});
export type LookedThrough = z.infer<typeof lookedThroughSchema>;
