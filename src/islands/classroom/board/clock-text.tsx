import type { JSX } from 'preact';
import { languageTags } from '../../../../protocol/languages.ts';
import { pageLanguage } from '../../../i18n/word.ts';

/** The time of day, in the reader's own zone: "10:42". */
export function clockText(at: string): string {
  return new Intl.DateTimeFormat(languageTags[pageLanguage()], {
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}

/** {@link clockText} as an element. */
export default function ClockText({ at }: { at: string }): JSX.Element {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(languageTags[pageLanguage()])}>
      {clockText(at)}
    </time>
  );
}
