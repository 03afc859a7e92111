import type { Language } from '../../../protocol/languages.ts';
import { pageLanguage } from '../../i18n/word.ts';

const words: Readonly<Record<Language, () => Promise<unknown>>> = {
  en: async () => undefined,
  ja: () => import('monaco-editor/nls/lang/ja.js'),
  ru: () => import('monaco-editor/nls/lang/ru.js'),
  'zh-cn': () => import('monaco-editor/nls/lang/zh-cn.js'),
};

/** Loads Monaco's own words in the page's language. Monaco reads them once, when it is loaded itself. */
export const loadEditorWords = (): Promise<unknown> => words[pageLanguage()]();
