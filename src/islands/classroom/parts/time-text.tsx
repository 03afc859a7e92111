import type { JSX } from 'preact';
import { languageTags } from '../../../../protocol/languages.ts';
import { pageLanguage } from '../../../i18n/word.ts';

/** Properties of {@link TimeText}. */
export interface TimeTextProps {
  /** ISO 8601. */
  at: string;
  /** IANA time zone; the reader's own where left out. Where it is given its name is shown. */
  zone?: string | undefined;
}

/** A day and time in words: "Tue 24 Nov, 23:59 CET". */
export default function TimeText({ at, zone }: TimeTextProps): JSX.Element {
  return <time dateTime={at}>{timeText(at, zone)}</time>;
}

/** {@link TimeText} as text. */
export function timeText(at: string, zone?: string): string {
  return new Intl.DateTimeFormat(languageTags[pageLanguage()], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone !== undefined && { timeZone: zone, timeZoneName: 'short' }),
  }).format(new Date(at));
}
