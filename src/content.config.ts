import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { languages, languageTags } from '../protocol/languages.ts';
import { lessonFrontmatterSchema } from '../course/lesson-frontmatter.ts';
import { lessonId } from '../course/lesson-id.ts';
import { flatWords } from './i18n/flat-words.ts';
import { messagesSchema } from './i18n/messages-schema.ts';
import { messages } from './i18n/messages.ts';

/** The lessons, as Starlight's `docs`. Pages of `src/pages/` are checked against the schema too. */
const docs = defineCollection({
  loader: glob({
    base: './lessons',
    pattern: '*/*.mdx',
    generateId: ({ entry }) => lessonId(entry),
  }),
  schema: (context) =>
    docsSchema({
      extend: z.object({
        minutes: z.int().positive().optional(),
        source: z.string().optional(),
      }),
    })(context).superRefine((data, issues) => {
      if (data.template === 'splash') return;
      const { error } = lessonFrontmatterSchema.safeParse(data);
      for (const { path, message } of error?.issues ?? []) {
        issues.addIssue({ code: 'custom', path, message });
      }
    }),
});

/** The site's own words by language, beside those that Starlight brings. */
const i18n = defineCollection({
  loader: () =>
    languages.map((language) => ({
      id: languageTags[language],
      ...flatWords(messages[language].site),
    })),
  schema: i18nSchema({ extend: messagesSchema }),
});

export const collections = { docs, i18n };
