import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Consent } from '../../../../protocol/consent.ts';
import { word } from '../../../i18n/word.ts';
import '../../../islands/confirm-dialog.css';

/** Properties of {@link ConsentQuestion}. */
export interface ConsentQuestionProps {
  consent: Consent;
  onAnswer(allow: boolean): void;
}

/** Who asks to look in, and for what. The answer that opens nothing has the focus. */
export default function ConsentQuestion({ consent, onAnswer }: ConsentQuestionProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { name } = consent.by;
  const titles = {
    watch: () => word('class.watchTitle', { name }),
    type: () => word('class.typeTitle', { name }),
    edit: () => word('class.editTitle', { name }),
  };
  return (
    <dialog
      class="slip-dialog"
      ref={dialog}
      aria-labelledby="slip-consent-title"
      onCancel={() => onAnswer(false)}
    >
      <div class="slip-dialog-body">
        <h2 id="slip-consent-title">{titles[consent.right]()}</h2>
        <p>{word('class.consentText')}</p>
        <div class="slip-dialog-actions">
          <button type="button" class="slip-button" autofocus onClick={() => onAnswer(false)}>
            {word('class.deny')}
          </button>
          <button type="button" class="slip-button" data-primary onClick={() => onAnswer(true)}>
            {word('class.allow')}
          </button>
        </div>
      </div>
    </dialog>
  );
}
