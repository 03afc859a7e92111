import { z } from 'zod';
import { classIdSchema } from './class.ts';
import { consentSchema } from './consent.ts';
import { helpRequestSchema } from './help.ts';

/** What a learner's page shows of the class: who helps, who asks to look in, who does. */
export const learnerSideSchema = z.object({
  /** The class that a request for help goes to; null: there is none to ask. */
  class: z.object({ id: classIdSchema, name: z.string() }).nullable(),
  help: helpRequestSchema.nullable(),
  /** Asked or given; one that just ended stands as `over`, once. */
  consents: z.array(consentSchema),
});
export type LearnerSide = z.infer<typeof learnerSideSchema>;
