import type { JSX } from 'preact';
import type { HelpRequest } from '../../../../protocol/help.ts';
import { word } from '../../../i18n/word.ts';
import { changeHelp } from '../../../runtime/classroom/board-client.ts';
import { lessonTitle } from '../../../runtime/classroom/lesson-titles.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import ClockText from './clock-text.tsx';

/** Properties of {@link HelpQueue}. */
export interface HelpQueueProps {
  requests: readonly HelpRequest[];
  /** The lesson whose board is shown: only its learners can be opened. */
  lesson: string;
  onOpen(learner: string): void;
}

/** Who asks for help in the class, the longest first. What is done comes back over the board's line. */
export default function HelpQueue({ requests, lesson, onOpen }: HelpQueueProps): JSX.Element {
  const change = useAction(changeHelp);
  return (
    <section class="room-board-queue" aria-labelledby="room-board-queue">
      <h2 id="room-board-queue">
        {word('board.queue')} <span class="room-badge">{requests.length}</span>
      </h2>
      <ProblemNote problem={change.problem.value} />
      {requests.length === 0 && <p class="room-board-quiet">{word('board.queueEmpty')}</p>}
      <ol>
        {requests.map((request) => (
          <li key={request.id} data-taken={request.takenBy !== null || undefined}>
            <p>
              {request.lesson === lesson ? (
                <button type="button" onClick={() => onOpen(request.learner.id)}>
                  {request.learner.name}
                </button>
              ) : (
                <strong>{request.learner.name}</strong>
              )}{' '}
              <span class="room-board-quiet">
                <ClockText at={request.askedAt} />
                {request.lesson !== lesson && ` · ${lessonTitle(request.lesson)}`}
              </span>
            </p>
            {request.message && <p class="room-board-message">{request.message}</p>}
            {request.takenBy && (
              <p class="room-board-quiet">
                {word('board.takenBy', { name: request.takenBy.name })}
              </p>
            )}
            <p class="room-board-actions">
              <button
                type="button"
                class="slip-button"
                disabled={change.isRunning.value}
                onClick={() => void change.run(request, request.takenBy ? 'release' : 'take')}
              >
                {request.takenBy ? word('board.release') : word('board.take')}
              </button>
              <button
                type="button"
                class="slip-button"
                disabled={change.isRunning.value}
                onClick={() => void change.run(request, 'resolve')}
              >
                {word('board.resolve')}
              </button>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
