import { languageTags } from '../../../../protocol/languages.ts';
import { pageLanguage } from '../../../i18n/word.ts';

/** A number as the page's language writes it, to the hundredth and without an end of zeros: points, medians. */
export const numberText = (value: number): string =>
  new Intl.NumberFormat(languageTags[pageLanguage()], { maximumFractionDigits: 2 }).format(value);
