import type { JSX } from 'preact';
import {
  type Consent,
  type ConsentRight,
  consentRightSchema,
} from '../../../../protocol/consent.ts';
import { word } from '../../../i18n/word.ts';
import { askConsent, leaveConsent } from '../../../runtime/classroom/board-client.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { clockText } from './clock-text.tsx';

/** Properties of {@link ConsentBar}. */
export interface ConsentBarProps {
  classId: string;
  lesson: string;
  learner: string;
  name: string;
  /** Whether there is a machine to look into. */
  isRunning: boolean;
  /** The reader's own, with this learner. */
  consents: readonly Consent[];
}

/** Asks the learner, and shows what they answered. */
export default function ConsentBar(props: ConsentBarProps): JSX.Element {
  const { classId, lesson, learner, name, isRunning, consents } = props;
  const ask = useAction((right: ConsentRight) => askConsent(classId, { learner, lesson, right }));
  const leave = useAction(leaveConsent);
  const standing = consents.filter(({ state }) => state !== 'over');
  const over = consents.find(({ state }) => state === 'over');
  const asks = (right: ConsentRight) => standing.some((consent) => consent.right === right);
  return (
    <div class="room-consent">
      <p class="room-board-actions">
        {consentRightSchema.options.map((right) => (
          <button
            key={right}
            type="button"
            class="slip-button"
            disabled={!isRunning || asks(right) || ask.isRunning.value}
            onClick={() => void ask.run(right)}
          >
            {word(`board.ask.${right}`)}
          </button>
        ))}
      </p>
      {!isRunning && <p class="room-board-quiet">{word('board.notRunning')}</p>}
      <ProblemNote problem={ask.problem.value ?? leave.problem.value} />
      <div role="status">
        {standing.map((consent) => (
          <p key={consent.id} class="room-consent-line">
            <span class="room-badge" data-tone={consent.state === 'given' ? 'passed' : 'info'}>
              {word(`board.right.${consent.right}`)}
            </span>
            {consent.state === 'given'
              ? word('board.given', { time: clockText(consent.until) })
              : word('board.asked', { name })}
            <button
              type="button"
              class="slip-button"
              disabled={leave.isRunning.value}
              onClick={() => void leave.run(consent)}
            >
              {word('board.leave')}
            </button>
          </p>
        ))}
        {over?.end && <p class="room-board-quiet">{word(`board.end.${over.end}`, { name })}</p>}
      </div>
    </div>
  );
}
