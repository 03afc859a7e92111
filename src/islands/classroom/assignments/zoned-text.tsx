import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { isElsewhere } from '../../../runtime/classroom/zoned-time.ts';
import TimeText, { timeText } from '../parts/time-text.tsx';

/** Properties of {@link ZonedText}. */
export interface ZonedTextProps {
  /** ISO 8601; null for none. */
  at: string | null;
  /** The class's. */
  zone: string;
  /** Said where there is none. */
  none: string;
}

/** A time in the class's zone, and in the reader's own where their clock shows another. */
export default function ZonedText({ at, zone, none }: ZonedTextProps): JSX.Element {
  if (at === null) return <>{none}</>;
  return (
    <>
      <TimeText at={at} zone={zone} />
      {isElsewhere(at, zone) && (
        <span class="room-assignments-own-time">
          {word('assignments.yourTime', { time: timeText(at) })}
        </span>
      )}
    </>
  );
}
