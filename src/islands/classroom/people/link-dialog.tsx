import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import ShownLink from './shown-link.tsx';
import '../../confirm-dialog.css';

/** A link that lets somebody set a password, to be sent to them. */
export default function LinkDialog(props: { url: string; onClose(): void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="slip-dialog room-dialog"
      ref={dialog}
      aria-labelledby="room-link-title"
      onCancel={props.onClose}
    >
      <div class="slip-dialog-body">
        <h2 id="room-link-title">{word('people.invitationMade')}</h2>
        <p>{word('people.sendInvitation')}</p>
        <ShownLink url={props.url} />
        <div class="slip-dialog-actions">
          <button type="button" class="slip-button" onClick={props.onClose}>
            {word('people.done')}
          </button>
        </div>
      </div>
    </dialog>
  );
}
