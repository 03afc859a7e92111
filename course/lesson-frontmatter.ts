import { z } from 'zod';

/** What every lesson's MDX says about itself. */
export const lessonFrontmatterSchema = z.object({
  title: z.string().min(1),
  /** One sentence: what the learner will be able to do. */
  description: z.string().min(1),
  /** How long the lesson takes. */
  minutes: z.int().positive(),
  /** In a translation: the digest of the English text that it was made from; see `sourceDigest`. */
  source: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'twelve hexadecimal digits')
    .optional(),
});
export type LessonFrontmatter = z.infer<typeof lessonFrontmatterSchema>;
