import type { JSX } from 'preact';
import type { CommonFailure } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';

/** Shown at once; the others on demand. */
const shownAtOnce = 2;

/** Properties of {@link FailureList}. */
export interface FailureListProps {
  /** The commonest first. */
  failures: readonly CommonFailure[];
  /** How many the class has. */
  learners: number;
}

/** What checks of a step found most often in place of what they want. */
export default function FailureList({ failures, learners }: FailureListProps): JSX.Element | null {
  if (failures.length === 0) return null;
  const more = failures.slice(shownAtOnce);
  return (
    <div class="room-results-failures">
      <Failures failures={failures.slice(0, shownAtOnce)} learners={learners} />
      {more.length > 0 && (
        <details>
          <summary>{word('results.moreFailures', { count: more.length })}</summary>
          <Failures failures={more} learners={learners} />
        </details>
      )}
    </div>
  );
}

function Failures({ failures, learners }: FailureListProps): JSX.Element {
  return (
    <ul>
      {failures.map((failure) => (
        <li key={`${failure.check} ${failure.found}`}>
          <span class="room-results-share" aria-hidden="true">
            <span style={{ width: `${(100 * failure.learners) / Math.max(1, learners)}%` }} />
          </span>
          <span class="room-results-met">
            {word('results.metBy', { count: failure.learners })}
            <small>{word('results.times', { count: failure.times })}</small>
          </span>
          <span class="room-results-failure">
            <strong>{failure.title}</strong>
            {failure.found && <span>{word('results.found', { found: failure.found })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
