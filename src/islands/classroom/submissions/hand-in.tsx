import { useSignal } from '@preact/signals';
import { Send } from 'lucide-preact';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import type { LearnersAssignment } from '../../../../protocol/assignment.ts';
import type { HandInSession } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { findHandInSession, handIn } from '../../../runtime/classroom/submission-client.ts';
import { classroomPath } from '../addresses.ts';
import FormDialog from '../parts/form-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import './submissions.css';

/** Where a learner hands in: says first what is frozen, and leads to what came of it. */
export default function HandIn({ assignment }: { assignment: LearnersAssignment }): JSX.Element {
  const { id, class: classId, state, attempts } = assignment;
  const { route } = useLocation();
  const offered = useSignal<HandInSession | null>(null);
  const looking = useAction(async () => (offered.value = await findHandInSession(id)));
  const handing = useAction(async () => {
    const session = offered.peek()?.session;
    if (!session) return;
    const submission = await handIn(id, session);
    offered.value = null;
    route(classroomPath('classes', classId, 'submissions', submission.id));
  });
  const left = attempts.allowed === null ? null : attempts.allowed - attempts.used;
  const isTaken = (state === 'open' || state === 'late') && (left === null || left > 0);
  return (
    <>
      {attempts.used > 0 && (
        <a
          class="slip-button"
          href={classroomPath('classes', classId, 'assignments', id, 'submissions')}
        >
          {word('submissions.mine')}
        </a>
      )}
      {isTaken && (
        <button
          type="button"
          class="slip-button"
          data-primary
          disabled={looking.isRunning.value}
          onClick={() => void looking.run()}
        >
          <Send size={14} aria-hidden />
          {word('submissions.handIn')}
        </button>
      )}
      <ProblemNote problem={looking.problem.value} />
      {offered.value && offered.value.session === null && (
        <p role="status" class="room-submissions-hint">
          {word('submissions.notRunning')}
        </p>
      )}
      {offered.value?.session && (
        <FormDialog
          title={word('submissions.handInTitle', { title: assignment.title })}
          submit={word('submissions.handIn')}
          action={handing}
          onClose={() => (offered.value = null)}
        >
          <p>{word('submissions.handInText')}</p>
          <ul class="room-submissions-frozen">
            <li>{word('submissions.freezes.files')}</li>
            <li>{word('submissions.freezes.engine')}</li>
            <li>{word('submissions.freezes.checks')}</li>
            {offered.value.recorded.length > 0 && (
              <li>
                {word('submissions.freezes.recordings', {
                  names: offered.value.recorded.join(', '),
                })}
              </li>
            )}
          </ul>
          <p>
            {word('submissions.handInThen')}
            {left !== null && <> {word('submissions.left', { count: left })}</>}
          </p>
        </FormDialog>
      )}
    </>
  );
}
