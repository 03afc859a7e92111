import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { addComment } from '../../../runtime/classroom/submission-client.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link CommentForm}. */
export interface CommentFormProps {
  submission: string;
  /** Both null: on the whole. */
  path: string | null;
  line: number | null;
  onAdded(): Promise<void>;
  onClose(): void;
}

/** Says something to a line, or to the whole. */
export default function CommentForm(props: CommentFormProps): JSX.Element {
  const { submission, path, line, onAdded, onClose } = props;
  const text = useSignal('');
  const action = useAction(async () => {
    await addComment(submission, { path, line, text: text.peek() });
    await onAdded();
    onClose();
  });
  return (
    <form
      class="room-submissions-form"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      <textarea
        class="room-input"
        rows={3}
        maxLength={4000}
        required
        autofocus
        aria-label={
          line === null
            ? word('submissions.commentWhole')
            : word('submissions.commentLine', { line })
        }
        value={text.value}
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
      />
      <ProblemNote problem={action.problem.value} />
      <div class="room-toolbar">
        <button type="submit" class="slip-button" disabled={action.isRunning.value}>
          {word('submissions.addComment')}
        </button>
        <button type="button" class="slip-button" onClick={onClose}>
          {word('cancel')}
        </button>
      </div>
    </form>
  );
}
