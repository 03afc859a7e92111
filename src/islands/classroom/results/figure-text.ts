import { languageTags } from '../../../../protocol/languages.ts';
import { pageLanguage } from '../../../i18n/word.ts';

/** Minutes in words, to the tenth below ten: "2.5 min". */
export const minutesText = (minutes: number): string =>
  new Intl.NumberFormat(languageTags[pageLanguage()], {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'short',
    maximumFractionDigits: minutes < 10 ? 1 : 0,
  }).format(minutes);
