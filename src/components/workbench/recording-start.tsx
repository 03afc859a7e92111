import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import { workbench } from '../../runtime/workbench.ts';
import SessionAction from './session-action.tsx';

/** Stands in the workbench of a static copy before the recordings are loaded. */
export default function RecordingStart(): JSX.Element {
  const message = {
    title: word('recording.title'),
    text: word('recording.text'),
    action: word('recording.open'),
    isBusy: workbench().isOpening.value !== null,
  };
  return (
    <div class="slip-start">
      <div class="slip-start-card">
        <h2>{message.title}</h2>
        <p>{message.text}</p>
        <SessionAction message={message} isPrimary />
      </div>
    </div>
  );
}
