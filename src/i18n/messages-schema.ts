import { z } from 'astro/zod';
import { messages } from './messages.ts';

type Word = keyof (typeof messages)['en'];

/** The site's own words, so that `Astro.locals.t` takes no key that does not exist. */
export const messagesSchema = z.object(
  Object.fromEntries(
    Object.keys(messages.en).map((word) => [word, z.string().optional()]),
  ) as Record<Word, z.ZodOptional<z.ZodString>>,
);
