import { useSignal } from '@preact/signals';
import { MessageSquarePlus } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import CommentForm from './comment-form.tsx';
import CommentNote from './comment-note.tsx';

/** Properties of {@link CommentList} and {@link SubmittedFiles}. */
export interface CommentedProps {
  submission: Submission;
  mayComment: boolean;
  reload(): Promise<void>;
}

/** What was said to the whole. */
export default function CommentList(props: CommentedProps): JSX.Element | null {
  const { submission, mayComment, reload } = props;
  const writes = useSignal(false);
  const comments = submission.comments.filter(({ path }) => path === null);
  if (comments.length === 0 && !mayComment) return null;
  return (
    <section class="room-section">
      <h2>{word('submissions.comments')}</h2>
      {comments.map((comment) => (
        <CommentNote
          key={comment.id}
          submission={submission.id}
          comment={comment}
          zone={submission.timeZone}
          mayRemove={mayComment}
          reload={reload}
        />
      ))}
      {writes.value ? (
        <CommentForm
          submission={submission.id}
          path={null}
          line={null}
          onAdded={reload}
          onClose={() => (writes.value = false)}
        />
      ) : (
        mayComment && (
          <button type="button" class="slip-button" onClick={() => (writes.value = true)}>
            <MessageSquarePlus size={14} aria-hidden />
            {word('submissions.commentWhole')}
          </button>
        )
      )}
    </section>
  );
}
