import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';

/** Properties of {@link StepBar}. */
export interface StepBarProps {
  done: number;
  trying: number;
  /** How many the class has. */
  learners: number;
}

/** How far a class is in a step: a bar to look at, and the same in numbers. */
export default function StepBar({ done, trying, learners }: StepBarProps): JSX.Element {
  const untouched = Math.max(0, learners - done - trying);
  const parts = [
    { state: 'done', count: done },
    { state: 'trying', count: trying },
    { state: 'untouched', count: untouched },
  ];
  return (
    <>
      <div class="room-results-bar" aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => (
            <span key={state} data-state={state} style={{ flexGrow: count }}>
              {/* A number needs room. */}
              {count / learners >= 0.06 && count}
            </span>
          ))}
      </div>
      <p class="room-unseen">{word('results.barText', { done, trying, untouched })}</p>
    </>
  );
}
