import { Download } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PersonalLink } from '../../../../protocol/roster.ts';
import { word } from '../../../i18n/word.ts';
import CopyButton from '../parts/copy-button.tsx';
import './roster.css';

/** Personal links that were just made; a file of them where there are many. */
export interface Handed {
  readonly links: readonly PersonalLink[];
  readonly csv: string | null;
}

/** Properties of {@link HandedLinks}. */
export interface HandedLinksProps {
  handed: Handed;
  onClose(): void;
}

/** Links to be handed out. They can be seen this once, so they stay until they are put away. */
export default function HandedLinks({ handed, onClose }: HandedLinksProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [handed]);
  const [only] = handed.links;
  return (
    <section class="room-roster-links">
      <h2 ref={heading} tabIndex={-1}>
        {word('roster.links', { count: handed.links.length })}
      </h2>
      <p>{word('roster.linksOnce')}</p>
      {handed.links.length === 1 && only && (
        <div class="room-roster-link">
          <input
            class="room-input"
            readOnly
            aria-label={word('roster.linkOf', { name: only.name })}
            value={only.link}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <CopyButton text={only.link} label={word('classes.copyLink')} />
        </div>
      )}
      <div class="room-toolbar">
        {handed.csv !== null && (
          <button
            type="button"
            class="slip-button"
            data-primary
            onClick={() => download(handed.csv ?? '')}
          >
            <Download size={14} aria-hidden />
            {word('roster.downloadLinks')}
          </button>
        )}
        <button type="button" class="slip-button" onClick={onClose}>
          {word('roster.putAway')}
        </button>
      </div>
    </section>
  );
}

function download(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const anchor = Object.assign(document.createElement('a'), { href: url, download: 'links.csv' });
  anchor.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
