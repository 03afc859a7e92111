import { z } from 'zod';
import type { Language } from '../../protocol/language.ts';
import { type ProblemText, problems as english } from './en/problems.ts';
import { problems as japanese } from './ja/problems.ts';
import { problems as russian } from './ru/problems.ts';
import { problems as chinese } from './zh-cn/problems.ts';

type Problems = typeof english;
type ProblemKey = keyof Problems;

/** What a problem is, without its language: which one, and the values that are in its words. */
export const toldSchema = z.object({
  key: z.enum(Object.keys(english) as [ProblemKey, ...ProblemKey[]]),
  values: z.unknown().optional(),
});
export type Told = z.infer<typeof toldSchema>;

const byLanguage: Readonly<Record<Language, Problems>> = {
  en: english,
  ja: japanese,
  ru: russian,
  'zh-cn': chinese,
};

/** Names a problem; the key says which values it takes. They may be kept as JSON. */
export function told<Key extends ProblemKey>(
  key: Key,
  ...[values]: Parameters<Problems[Key]>
): Told {
  return { key, ...(values !== undefined && { values }) };
}

/** Tells it in a language. */
export function tell({ key, values }: Told, language: Language): ProblemText {
  const build = byLanguage[language][key] as (values: unknown) => ProblemText;
  return build(values);
}
