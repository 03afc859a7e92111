import { useSignal } from '@preact/signals';
import { Download, PencilLine, RotateCcw, Undo2 } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import {
  archiveAddress,
  regrade,
  restorePoints,
} from '../../../runtime/classroom/submission-client.ts';
import { classroomPath } from '../addresses.ts';
import { numberText } from '../parts/number-text.ts';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { lateText, pointsText, SubmissionBadge } from './grade-text.tsx';
import OverrideDialog from './override-dialog.tsx';

/** Properties of {@link SubmissionHeading}. */
export interface SubmissionHeadingProps {
  submission: Submission;
  mayGrade: boolean;
  show(submission: Submission): void;
}

/** Whose it is, what it is worth and why, and what one may do about that. */
export default function SubmissionHeading(props: SubmissionHeadingProps): JSX.Element {
  const { submission, mayGrade, show } = props;
  const { id, grade, state, counts } = submission;
  const sets = useSignal(false);
  const again = useAction(async () => show(await regrade(id)));
  const restoring = useAction(async () => show(await restorePoints(id)));
  return (
    <section class="room-section" aria-label={submission.title}>
      <p class="room-badges">
        <SubmissionBadge state={state} />
        {counts && (
          <span class="room-badge" data-tone="info">
            {word('submissions.counts')}
          </span>
        )}
      </p>
      <div role="status">
        {state === 'grading' && <p>{word('submissions.gradingText')}</p>}
        {state === 'failed' && <p>{word('submissions.failedText')}</p>}
      </div>
      <Facts submission={submission} />
      <div class="room-toolbar">
        <a class="slip-button" href={archiveAddress(id)} data-astro-prefetch="false" download>
          <Download size={14} aria-hidden />
          {word('submissions.download')}
        </a>
        <a
          class="slip-button"
          href={classroomPath(
            ...['classes', submission.class, 'assignments', submission.assignment, 'submissions'],
          )}
        >
          {submission.right === 'see' ? word('submissions.mine') : word('submissions.title')}
        </a>
        <span class="room-toolbar-space" />
        {mayGrade && (
          <>
            {grade?.override && (
              <button type="button" class="slip-button" onClick={() => void restoring.run()}>
                <Undo2 size={14} aria-hidden />
                {word('submissions.restore')}
              </button>
            )}
            <button
              type="button"
              class="slip-button"
              disabled={state === 'grading' || again.isRunning.value}
              onClick={() => void again.run()}
            >
              <RotateCcw size={14} aria-hidden />
              {word('submissions.regrade')}
            </button>
            <button
              type="button"
              class="slip-button"
              data-primary
              onClick={() => (sets.value = true)}
            >
              <PencilLine size={14} aria-hidden />
              {word('submissions.override')}
            </button>
          </>
        )}
      </div>
      <ProblemNote problem={again.problem.value ?? restoring.problem.value} />
      {sets.value && (
        <OverrideDialog
          submission={submission}
          onSet={(next) => {
            sets.value = false;
            show(next);
          }}
          onClose={() => (sets.value = false)}
        />
      )}
    </section>
  );
}

function Facts({ submission }: { submission: Submission }): JSX.Element {
  const { name, attempt, submittedAt, timeZone, grade } = submission;
  return (
    <dl class="room-submissions-facts">
      <dt>{word('submissions.learner')}</dt>
      <dd>{name}</dd>
      <dt>{word('submissions.attempt')}</dt>
      <dd>{attempt}</dd>
      <dt>{word('submissions.at')}</dt>
      <dd>
        <TimeText at={submittedAt} zone={timeZone} />
      </dd>
      {grade && (
        <>
          <dt>{word('submissions.late')}</dt>
          <dd>{lateText(grade)}</dd>
          <dt>{word('submissions.earned')}</dt>
          <dd>{numberText(grade.earned)}</dd>
          {grade.penalty > 0 && (
            <>
              <dt>{word('submissions.penalty')}</dt>
              <dd>−{numberText(grade.penalty)}</dd>
            </>
          )}
          {grade.override && (
            <>
              <dt>{word('submissions.overridden')}</dt>
              <dd>
                {numberText(grade.override.points)}
                <span class="room-submissions-reason">
                  {word('submissions.reason')}: {grade.override.reason}
                </span>
              </dd>
            </>
          )}
          <dt>{word('submissions.points')}</dt>
          <dd>
            <strong>{pointsText(grade)}</strong>
          </dd>
        </>
      )}
    </dl>
  );
}
