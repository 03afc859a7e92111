import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import CopyButton from '../parts/copy-button.tsx';
import './people.css';

/** A link that is shown once, to be copied. */
export default function ShownLink({ url }: { url: string }): JSX.Element {
  return (
    <>
      <div class="room-people-link">
        <input
          class="room-input"
          readOnly
          aria-label={word('people.link')}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={url} label={word('people.copyLink')} />
      </div>
      <p class="room-field-note">{word('people.shownOnce')}</p>
    </>
  );
}
