import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import type { Action } from './use-action.ts';
import ProblemNote from './problem-note.tsx';
import '../../confirm-dialog.css';

/** Properties of {@link FormDialog}. */
export interface FormDialogProps {
  title: string;
  /** The button that does it: "Add learner". */
  submit: string;
  isDangerous?: boolean;
  /** It has been done, and there is nothing left to leave. */
  isDone?: boolean;
  /** Run when the form is sent and valid. Whoever opened the dialog closes it once that went well. */
  action: Action<[]>;
  onClose(): void;
  children: ComponentChildren;
}

/** A form over the page. Escape and a press beside it leave without effect. */
export default function FormDialog(props: FormDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { action, onClose } = props;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="slip-dialog room-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={onClose}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <form
        class="slip-dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run();
        }}
      >
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        <ProblemNote problem={action.problem.value} />
        <div class="slip-dialog-actions">
          {!props.isDone && (
            <button type="button" class="slip-button" onClick={onClose}>
              {word('cancel')}
            </button>
          )}
          <button
            type="submit"
            class="slip-button"
            data-primary={!props.isDangerous || undefined}
            data-danger={props.isDangerous || undefined}
            disabled={action.isRunning.value}
          >
            {props.submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}
