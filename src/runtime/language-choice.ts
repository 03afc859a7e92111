import { languageOf, type Language } from '../../protocol/languages.ts';
import { chosenLanguage, recordLanguage } from './progress.ts';

/** Key of the language that the learner chose; the script in the head reads it too. */
const key = 'slipway:language';

/** Keeps the language that the learner chose: the start page leads to it from now on. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Not kept: the next visit begins in English, with an offer.
  }
  recordLanguage(language);
}

/** Takes over what the learner chose in another browser; the page in view stays as it is. */
export function followChosenLanguage(): void {
  const chosen = chosenLanguage();
  if (!chosen) return;
  try {
    localStorage.setItem(key, chosen);
  } catch {
    // As above.
  }
  const { dataset, lang } = document.documentElement;
  if (chosen === languageOf([lang])) delete dataset['offer'];
  else if (dataset['offer'] !== undefined) dataset['offer'] = chosen;
}
