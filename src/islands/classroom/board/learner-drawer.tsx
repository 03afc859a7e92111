import { Check, X } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { BoardRow } from '../../../../protocol/board.ts';
import type { StepResult } from '../../../../protocol/check.ts';
import type { Consent } from '../../../../protocol/consent.ts';
import { word } from '../../../i18n/word.ts';
import { boardLearner } from '../../../runtime/classroom/board-client.ts';
import type { BoardHead } from '../../../runtime/classroom/board-stream.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import BoardCell from './board-cell.tsx';
import ClockText from './clock-text.tsx';
import ConsentBar from './consent-bar.tsx';
import LookIn from './look-in.tsx';

/** Properties of {@link LearnerDrawer}. */
export interface LearnerDrawerProps {
  head: BoardHead;
  row: BoardRow;
  /** The reader's own, with this learner. */
  consents: readonly Consent[];
  onClose(): void;
}

/** One learner: their steps, what their checks found, and what they let one see. */
export default function LearnerDrawer(props: LearnerDrawerProps): JSX.Element {
  const { head, row, consents, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Asked anew when the row is another: a step was done, or fails in another way.
  const loaded = useLoaded(
    () => boardLearner(head.class, head.lesson, row.learner),
    [row.learner, row],
  );
  const learner = loaded.value.value;
  const given = consents.filter(({ state }) => state === 'given');
  return (
    <dialog
      class="slip-dialog room-drawer"
      ref={dialog}
      aria-labelledby="room-drawer-title"
      onCancel={(event) => {
        // Escape belongs to a terminal in which one types.
        if (document.activeElement?.closest('.slip-terminal')) event.preventDefault();
        else onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div class="room-drawer-body">
        <header>
          <h2 id="room-drawer-title">{row.name}</h2>
          <span class="room-badge" data-tone={row.online ? 'passed' : undefined}>
            {word(row.online ? 'board.online' : 'board.offline')}
          </span>
          <span class="slip-bar-space" />
          <button
            type="button"
            class="slip-icon-button"
            aria-label={word('close')}
            onClick={onClose}
          >
            <X size={16} aria-hidden />
          </button>
        </header>
        <ConsentBar
          classId={head.class}
          lesson={head.lesson}
          learner={row.learner}
          name={row.name}
          isRunning={row.running}
          consents={consents}
        />
        {given.map((consent) => (
          <LookIn key={consent.id} consent={consent} />
        ))}
        <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
        <h3>{word('board.checks')}</h3>
        <ol class="room-drawer-steps">
          {head.steps.map((step, index) => (
            <li key={step.id}>
              <p class="room-drawer-step">
                <BoardCell state={row.cells[index] ?? 'untouched'} />
                {step.id === 'exercise'
                  ? word('board.exercise')
                  : word('board.step', { number: index + 1 })}
                {index === row.current && row.stuckSince && (
                  <span class="room-badge" data-tone="warning">
                    {word('board.stuckSince')} <ClockText at={row.stuckSince} />
                  </span>
                )}
              </p>
              <Checks
                step={step}
                isDone={row.cells[index] === 'done'}
                result={learner?.results.find((result) => result.step === step.id)}
              />
            </li>
          ))}
        </ol>
        {learner && learner.help.length > 0 && (
          <>
            <h3>{word('board.helpBefore')}</h3>
            <ul class="room-drawer-help">
              {learner.help.map((request) => (
                <li key={request.id}>
                  <ClockText at={request.askedAt} /> {request.message || word('board.noMessage')}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </dialog>
  );
}

interface ChecksProps {
  step: BoardHead['steps'][number];
  isDone: boolean;
  result: StepResult | undefined;
}

function Checks({ step, isDone, result }: ChecksProps): JSX.Element {
  return (
    <ul class="room-drawer-checks">
      {step.checks.map(({ id, title }) => {
        const found = result?.checks.find((check) => check.id === id);
        const hasPassed = isDone || found?.status === 'passed';
        return (
          <li key={id} data-passed={hasPassed || undefined}>
            {hasPassed && <Check size={13} aria-label={word('board.state.done')} />}
            {title}
            {!hasPassed && found && (
              <dl>
                {found.expected && (
                  <>
                    <dt>{word('board.expected')}</dt>
                    <dd>{found.expected}</dd>
                  </>
                )}
                {found.found && (
                  <>
                    <dt>{word('board.found')}</dt>
                    <dd>{found.found}</dd>
                  </>
                )}
              </dl>
            )}
          </li>
        );
      })}
    </ul>
  );
}
