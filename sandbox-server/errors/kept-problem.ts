import type { z } from 'zod';
import type { Language } from '../../protocol/language.ts';
import { type Problem, problemSchema } from '../../protocol/problem.ts';
import { tell, toldSchema } from '../words/told.ts';

/** As it is read back from storage. What an older server told in other words is kept in English. */
export const keptProblemSchema = problemSchema.extend({
  told: toldSchema.optional().catch(undefined),
});

/** A problem in English, with what it takes to tell it in another language. May be kept as JSON. */
export type KeptProblem = z.infer<typeof keptProblemSchema>;

/** The problem as a page gets it: what it says itself in the language, what was found as it is. */
export function sayProblem({ told, ...english }: KeptProblem, language: Language): Problem {
  return told ? { ...english, ...tell(told, language) } : english;
}
