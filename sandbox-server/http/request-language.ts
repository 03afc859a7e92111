import type { IncomingHttpHeaders } from 'node:http';
import { type Language, languageSchema } from '../../protocol/language.ts';
import { languageOf } from '../../protocol/languages.ts';

/** What a request says about the language it wants answers in. */
interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly query?: unknown;
}

/** The language asked for: `?language=`, for sockets have no headers of ours, or `Accept-Language`. */
export function requestLanguage({ headers, query }: Asking): Language {
  const { language } = (query ?? {}) as { language?: unknown };
  const named = languageSchema.safeParse(language);
  return named.success ? named.data : acceptedLanguage(headers['accept-language']);
}

/** Characters that are read; browsers send far fewer. */
const longestHeader = 500;

/** The first of ours that an `Accept-Language` header names, by its weights; English for none. */
export function acceptedLanguage(header: string | undefined): Language {
  const tags = (header ?? '')
    .slice(0, longestHeader)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((word) => word.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((first, second) => second.weight - first.weight);
  return languageOf(tags.map(({ tag }) => tag)) ?? 'en';
}
