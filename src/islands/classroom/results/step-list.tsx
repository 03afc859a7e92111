import type { JSX } from 'preact';
import type { StepResults } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';
import { numberText } from '../parts/number-text.ts';
import { minutesText } from './figure-text.ts';
import FailureList from './failure-list.tsx';
import StepBar from './step-bar.tsx';

/** Properties of {@link StepList}. */
export interface StepListProps {
  steps: readonly StepResults[];
  /** How many the class has. */
  learners: number;
}

/** Per step how far the class is, how long it took, and what went wrong most often. */
export default function StepList({ steps, learners }: StepListProps): JSX.Element {
  // One learner who is on the way is not held up.
  const hardest = steps.reduce<StepResults | null>(
    (most, step) => (step.trying > (most?.trying ?? 1) ? step : most),
    null,
  );
  return (
    <>
      <ul class="room-results-legend">
        <li data-state="done">{word('results.done')}</li>
        <li data-state="trying">{word('results.trying')}</li>
        <li data-state="untouched">{word('results.untouched')}</li>
      </ul>
      {hardest && (
        <p class="room-results-hardest">
          {word('results.hardest', {
            step: titleOf(hardest),
            trying: hardest.trying,
            count: learners,
          })}
        </p>
      )}
      <ol class="room-results-steps">
        {steps.map((step, index) => (
          <li key={step.step} class="room-results-step" data-hardest={step === hardest}>
            <h3>
              <span class="room-results-number" aria-hidden="true">
                {index + 1}
              </span>
              {titleOf(step)}
            </h3>
            <div>
              <StepBar done={step.done} trying={step.trying} learners={learners} />
              <p class="room-results-medians">{medians(step)}</p>
            </div>
            <FailureList failures={step.failures} learners={learners} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What a step is called; the graded work has no title of its own. */
export const titleOf = ({ title }: Pick<StepResults, 'title'>): string =>
  title ?? word('results.exercise');

function medians({ medianMinutes, medianFailures }: StepResults): string {
  if (medianMinutes === null || medianFailures === null) return word('results.noMedian');
  return word('results.medians', {
    minutes: minutesText(medianMinutes),
    failures: numberText(medianFailures),
  });
}
