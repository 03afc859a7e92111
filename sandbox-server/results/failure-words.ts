import type { Language } from '../../protocol/language.ts';
import { say, type Wording } from '../words/phrase.ts';

/** What was found, as the recorder kept it, in a language. What an older server kept in other words stays JSON. */
export function failureWords(kept: string | undefined, language: Language): string {
  if (kept === undefined) return '';
  try {
    return say(JSON.parse(kept) as Wording, language);
  } catch {
    return kept;
  }
}
