import { useSignal } from '@preact/signals';
import { ExternalLink, RotateCw } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { PreviewTarget } from '../../runtime/preview-target.ts';
import PortPicker from './port-picker.tsx';
import PreviewEmpty from './preview-empty.tsx';
import '../chrome.css';
import './preview.css';

/** What an app of the learner's may do; it has an origin of its own, so this is no risk to ours. */
const sandbox =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

/** Properties of {@link PreviewPanel}. */
export interface PreviewPanelProps {
  preview: PreviewTarget;
  /** Stands at the end of the bar. */
  children?: ComponentChildren;
}

/** A published port of the session, as a browser shows it. */
export default function PreviewPanel({ preview, children }: PreviewPanelProps): JSX.Element {
  const loaded = useSignal<string | null>(null);
  const published = preview.port.value;
  const url = preview.url.value;
  const load = `${url} ${published?.container} ${preview.loads.value}`;

  return (
    <section class="slip-preview-panel" aria-label={word('preview.region')}>
      <div class="slip-bar slip-address">
        <button
          type="button"
          class="slip-icon-button"
          aria-label={word('preview.reload')}
          title={word('preview.reload')}
          disabled={!url}
          onClick={() => preview.reload()}
        >
          <RotateCw size={15} strokeWidth={1.5} />
        </button>
        <div class="slip-address-field">
          <PortPicker preview={preview} />
          <input
            key={preview.path.value}
            type="text"
            aria-label={word('preview.path')}
            spellcheck={false}
            autocapitalize="off"
            disabled={!url}
            defaultValue={preview.path.value}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !published) return;
              preview.show(published.port, event.currentTarget.value.trim());
            }}
          />
        </div>
        {url && (
          <a
            class="slip-icon-button"
            href={url}
            target="_blank"
            rel="noopener"
            aria-label={word('preview.newTab')}
            title={word('preview.newTab')}
          >
            <ExternalLink size={15} strokeWidth={1.5} />
          </a>
        )}
        {children}
      </div>
      {url && published ? (
        <iframe
          key={load}
          class="slip-preview-frame"
          data-loading={loaded.value !== load || undefined}
          src={url}
          title={word('preview.frame', {
            port: published.port,
            container: published.container,
          })}
          sandbox={sandbox}
          allow="clipboard-write; fullscreen"
          onLoad={() => (loaded.value = load)}
        />
      ) : (
        <PreviewEmpty />
      )}
    </section>
  );
}
