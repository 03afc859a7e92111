import { z } from 'zod';

/** Languages of the course; `en` is the source, and is complete at any time. */
export const languages = ['en', 'ja', 'ru', 'zh-cn'] as const;

export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text by language. English is required; where another is missing, English stands in. */
export const localizedTextSchema = z.object({
  en: z.string().min(1),
  ja: z.string().min(1).optional(),
  ru: z.string().min(1).optional(),
  'zh-cn': z.string().min(1).optional(),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
