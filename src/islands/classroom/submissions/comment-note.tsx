import { X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Comment } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { removeComment } from '../../../runtime/classroom/submission-client.ts';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link CommentNote}. */
export interface CommentNoteProps {
  submission: string;
  comment: Comment;
  zone: string;
  mayRemove: boolean;
  reload(): Promise<void>;
}

/** What somebody said, as they wrote it. */
export default function CommentNote(props: CommentNoteProps): JSX.Element {
  const { submission, comment, zone, mayRemove, reload } = props;
  const removing = useAction(async () => {
    await removeComment(submission, comment.id);
    await reload();
  });
  const { by: name, at, text } = comment;
  return (
    <div class="room-submissions-comment">
      <p class="room-submissions-by">
        <strong>{name}</strong> <TimeText at={at} zone={zone} />
        {mayRemove && (
          <button
            type="button"
            class="slip-icon-button"
            aria-label={word('submissions.removeComment', { name })}
            disabled={removing.isRunning.value}
            onClick={() => void removing.run()}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </p>
      <p>{text}</p>
      <ProblemNote problem={removing.problem.value} />
    </div>
  );
}
