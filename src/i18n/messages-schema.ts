import { z } from 'astro/zod';
import { type FlatWord, flatWords } from './flat-words.ts';
import { ru } from './messages/ru.ts';

/**
 * The site's own words, so that `Astro.locals.t` takes no key that does not exist. Read off the
 * Russian ones, which have every form that a message can have.
 */
export const messagesSchema = z.object(
  Object.fromEntries(
    Object.keys(flatWords(ru.site)).map((word) => [word, z.string().optional()]),
  ) as Record<FlatWord, z.ZodOptional<z.ZodString>>,
);
