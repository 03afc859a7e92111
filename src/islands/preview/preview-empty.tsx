import { Unplug } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import RichText from '../rich-text.tsx';

/** Stands in the preview while no container publishes a port. */
export default function PreviewEmpty(): JSX.Element {
  return (
    <div class="slip-empty">
      <Unplug size={20} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <strong>{word('preview.none')}</strong>
      </p>
      <p>{word('preview.noneText')}</p>
      <ul class="slip-empty-list">
        <li>
          <RichText text={word('preview.isRunning')} />
        </li>
        <li>
          <RichText text={word('preview.isPublished')} />
        </li>
        <li>
          <RichText text={word('preview.listens')} />
        </li>
      </ul>
    </div>
  );
}
