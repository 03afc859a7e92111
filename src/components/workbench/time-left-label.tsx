import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { LiveSession } from '../../runtime/live-session.ts';
import { spokenTime, warningSeconds } from '../../runtime/time-left.ts';
import { workbench } from '../../runtime/workbench.ts';

/** How long the machine stays awake; within the last minutes, with a way to more. */
export default function TimeLeftLabel({ live }: { live: LiveSession }): JSX.Element {
  const isShort = useComputed(() => live.timeLeft.seconds.value < warningSeconds).value;
  const text = useComputed(() => spokenTime(live.timeLeft.seconds.value));
  if (!isShort) {
    return (
      <span class="slip-time" title="Then the machine sleeps; what is in it is kept">
        {text} left
      </span>
    );
  }
  return (
    <>
      <span class="slip-time" data-short>
        sleeps in {text}
      </span>
      <button
        type="button"
        class="slip-button slip-extend"
        onClick={() => void workbench().attempt(() => live.extend())}
      >
        More time
      </button>
    </>
  );
}
