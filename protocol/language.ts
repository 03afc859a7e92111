import { z } from 'zod';
import { languages } from './languages.ts';

export { languages, type Language } from './languages.ts';

export const languageSchema = z.enum(languages);

/** A text by language. English is required; where another is missing, English stands in. */
export const localizedTextSchema = z.object({
  en: z.string().min(1),
  ja: z.string().min(1).optional(),
  ru: z.string().min(1).optional(),
  'zh-cn': z.string().min(1).optional(),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
