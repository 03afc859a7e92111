import type { Language } from '../../protocol/language.ts';
import { messages } from './messages.ts';
import type { PageWords } from './word.ts';

/** The words of a page as it carries them: JSON that can stand in a `<script>`. */
export function pageWordsJson(language: Language): string {
  const words: PageWords = { language, words: messages[language].workbench };
  return JSON.stringify(words).replaceAll('<', '\\u003c');
}
