import { useSignal } from '@preact/signals';
import { Hand } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import type { LearnersClassroom } from '../../../runtime/classroom/learners-classroom.ts';
import '../../../islands/confirm-dialog.css';
import './learners-classroom.css';

/** Properties of {@link HelpButton}. */
export interface HelpButtonProps {
  classroom: LearnersClassroom;
}

/** "I need help"; once asked, who is coming, and that it is needed no more. For learners of a class. */
export default function HelpButton({ classroom }: HelpButtonProps): JSX.Element | null {
  const isAsking = useSignal(false);
  const side = classroom.side.value;
  const help = side?.help;
  if (help) {
    return (
      <span class="slip-class-help" role="status">
        <Hand size={14} aria-hidden="true" />
        {help.takenBy ? word('class.helps', { name: help.takenBy.name }) : word('class.waiting')}
        <button type="button" class="slip-button" onClick={classroom.withdraw}>
          {word('class.withdraw')}
        </button>
      </span>
    );
  }
  if (!side?.class) return null;
  return (
    <>
      <button type="button" class="slip-button" onClick={() => (isAsking.value = true)}>
        <Hand size={14} aria-hidden="true" />
        {word('class.needHelp')}
      </button>
      {isAsking.value && (
        <AskDialog
          name={side.class.name}
          onAsk={(message) => {
            isAsking.value = false;
            classroom.ask(message);
          }}
          onClose={() => (isAsking.value = false)}
        />
      )}
    </>
  );
}

interface AskDialogProps {
  name: string;
  onAsk(message: string): void;
  onClose(): void;
}

function AskDialog({ name, onAsk, onClose }: AskDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const message = useSignal('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="slip-dialog"
      ref={dialog}
      aria-labelledby="slip-ask-title"
      onCancel={onClose}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <form
        class="slip-dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(message.value);
        }}
      >
        <h2 id="slip-ask-title">{word('class.askTitle')}</h2>
        <p>{word('class.askTo', { name })}</p>
        <label class="slip-class-message">
          {word('class.askMessage')}
          <textarea
            rows={3}
            maxLength={500}
            value={message.value}
            onInput={({ currentTarget }) => (message.value = currentTarget.value)}
          />
        </label>
        <div class="slip-dialog-actions">
          <button type="button" class="slip-button" onClick={onClose}>
            {word('cancel')}
          </button>
          <button type="submit" class="slip-button" data-primary>
            {word('class.ask')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
