import { z } from 'zod';
import { patternSchema } from './check.ts';
import { idSchema } from './id.ts';

const choicesSchema = z
  .array(idSchema)
  .min(2)
  .refine((ids) => new Set(ids).size === ids.length, 'every choice once');

/**
 * A question of a lesson, as far as it is the same in every language; `<Quiz id="…">` has its words.
 * What is typed (`text`) must match `answer` as a whole; see `isRightAnswer`.
 */
export const quizSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      id: idSchema,
      kind: z.literal('single'),
      choices: choicesSchema,
      answer: idSchema,
    }),
    z.strictObject({
      id: idSchema,
      kind: z.literal('multiple'),
      choices: choicesSchema,
      answer: z.array(idSchema).min(1),
    }),
    z.strictObject({ id: idSchema, kind: z.literal('text'), answer: patternSchema }),
  ])
  .superRefine((quiz, issues) => {
    if (quiz.kind === 'text') return;
    const unknown = [quiz.answer].flat().find((id) => !quiz.choices.includes(id));
    if (unknown === undefined) return;
    const message = `one of the choices (${quiz.choices.join(', ')})`;
    issues.addIssue({ code: 'custom', path: ['answer'], message });
  });
export type Quiz = z.infer<typeof quizSchema>;

/** What a learner answers: ids of choices, or the one text that was typed. */
export const quizAnswerSchema = z.array(z.string().max(200)).min(1).max(20);
export type QuizAnswer = z.infer<typeof quizAnswerSchema>;
