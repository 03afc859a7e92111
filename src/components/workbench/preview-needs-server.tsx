import type { ComponentChildren, JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import RichText from '../../islands/rich-text.tsx';

/** Stands where a preview would, where nothing can publish a port. */
export default function PreviewNeedsServer({
  children,
}: {
  /** Stands at the end of the bar. */
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="slip-needs-server" aria-label={word('preview.region')}>
      <div class="slip-bar">
        <span class="slip-bar-space" />
        {children}
      </div>
      <div class="slip-empty">
        <h3>{word('recording.previewTitle')}</h3>
        <p>
          <RichText text={word('recording.previewText')} />
        </p>
      </div>
    </section>
  );
}
