import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../i18n/word.ts';
import './confirm-dialog.css';

/** Properties of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  title: string;
  /** The button that does it. */
  action: string;
  onConfirm(): void;
  onCancel(): void;
  /** What will be lost. */
  children: ComponentChildren;
}

/** Asks before something that cannot be undone. The safe answer has the focus. */
export default function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="slip-dialog"
      ref={dialog}
      aria-labelledby="slip-dialog-title"
      onCancel={props.onCancel}
      onClick={(event) => event.target === dialog.current && props.onCancel()}
    >
      <div class="slip-dialog-body">
        <h2 id="slip-dialog-title">{props.title}</h2>
        <p>{props.children}</p>
        <div class="slip-dialog-actions">
          <button type="button" class="slip-button" autofocus onClick={props.onCancel}>
            {word('cancel')}
          </button>
          <button type="button" class="slip-button" data-danger onClick={props.onConfirm}>
            {props.action}
          </button>
        </div>
      </div>
    </dialog>
  );
}
