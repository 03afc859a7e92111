import type { JSX } from 'preact';
import { sentenceSpace, word } from '../../i18n/word.ts';
import type { SessionMessage } from './session-message.ts';
import SessionAction from './session-action.tsx';

/** Stands over the panes while their session takes no commands. */
export default function SessionNotice({ message }: { message: SessionMessage }): JSX.Element {
  return (
    <div class="slip-notice" role="status">
      <p>
        <strong>{word('sentence', { text: message.title })}</strong>
        {sentenceSpace()}
        {message.text}
      </p>
      <SessionAction message={message} isPrimary />
    </div>
  );
}
