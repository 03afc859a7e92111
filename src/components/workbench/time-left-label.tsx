import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { LiveSession } from '../../runtime/live-session.ts';
import { spokenTime, warningSeconds } from '../../runtime/time-left.ts';
import { workbench } from '../../runtime/workbench.ts';

/** How long the machine stays awake; within the last minutes, with a way to more. */
export default function TimeLeftLabel({ live }: { live: LiveSession }): JSX.Element {
  const isShort = useComputed(() => live.timeLeft.seconds.value < warningSeconds).value;
  const time = useComputed(() => spokenTime(live.timeLeft.seconds.value));
  const left = useComputed(() => word('time.left', { time: time.value }));
  const sleeps = useComputed(() => word('time.sleeps', { time: time.value }));
  if (!isShort) {
    return (
      <span class="slip-time" title={word('time.explained')}>
        {left}
      </span>
    );
  }
  return (
    <>
      <span class="slip-time" data-short>
        {sleeps}
      </span>
      <button
        type="button"
        class="slip-button slip-extend"
        onClick={() => void workbench().attempt(() => live.extend())}
      >
        {word('session.moreTime')}
      </button>
    </>
  );
}
