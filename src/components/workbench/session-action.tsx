import { LoaderCircle } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import { workbench } from '../../runtime/workbench.ts';
import type { SessionMessage } from './session-message.ts';

/** The one thing to do about a session's state, or a sign that it is being done. */
export default function SessionAction({
  message,
  isPrimary,
}: {
  message: SessionMessage;
  isPrimary: boolean;
}): JSX.Element | null {
  if (message.isBusy) {
    return (
      <span class="slip-busy" role="status">
        <LoaderCircle size={16} strokeWidth={1.75} aria-label={word('working')} />
      </span>
    );
  }
  if (!message.action) return null;
  return (
    <button
      type="button"
      class="slip-button"
      data-primary={isPrimary || undefined}
      onClick={() => void workbench().start()}
    >
      {message.action}
    </button>
  );
}
