import type { Language } from '../../protocol/language.ts';
import { messages } from './messages.ts';
import type { PageWords } from './word.ts';

/**
 * The words of a page as it carries them: JSON that can stand in a `<script>`. Only the classroom's
 * pages carry its words, which weigh as much as all others.
 */
export function pageWordsJson(language: Language, isClassroom: boolean): string {
  const { workbench, classroom } = messages[language];
  const words: PageWords = {
    language,
    words: isClassroom ? { ...workbench, ...classroom } : workbench,
  };
  return JSON.stringify(words).replaceAll('<', '\\u003c');
}
