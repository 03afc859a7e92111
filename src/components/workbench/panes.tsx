import { useSignal, useSignalEffect } from '@preact/signals';
import { PanelRight, X } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import Separator from '../../islands/separator.tsx';
import type { LiveSession } from '../../runtime/live-session.ts';
import type { Islands } from './islands.ts';
import { changeLayout, layoutSizes, usualSizes } from './layout-sizes.ts';
import { smallScreen } from './small-screen.ts';

/** Properties of {@link Panes}. */
export interface PanesProps {
  live: LiveSession;
  islands: Islands;
}

/** Width of the files on a small screen, in per cent. */
const smallFilesWidth = 55;

/** Editor above; below it the terminals, and the preview beside them once there is something to see. */
export default function Panes({ live, islands }: PanesProps): JSX.Element {
  const { Editor, Terminal, Preview } = islands;
  const { editor, terminal, files, preview } = layoutSizes().value;
  const hadPort = useRef(false);

  // On a small screen the files lie beside the text only while one is chosen.
  const isSmall = smallScreen().value;
  const smallFiles = useSignal(0);
  useSignalEffect(() => {
    if (live.files.active.value) smallFiles.value = 0;
  });
  useSignalEffect(() => {
    const hasPort = live.preview.port.value !== null;
    if (hasPort && !hadPort.current) changeLayout({ preview: true });
    hadPort.current = hasPort;
  });

  const togglePreview = (
    <button
      type="button"
      class="slip-icon-button slip-wide-only"
      aria-label="Show the preview"
      title="Show the preview"
      aria-pressed={preview}
      onClick={() => changeLayout({ preview: !preview })}
    >
      <PanelRight size={16} strokeWidth={1.5} />
    </button>
  );
  return (
    <div class="slip-panes">
      <div class="slip-pane" data-is="editor" style={{ '--slip-size': `${editor}%` }}>
        {Editor && (
          <Editor
            session={live}
            filesWidth={isSmall ? smallFiles.value : files}
            onFilesWidth={(width: number) => {
              if (isSmall) smallFiles.value = width > 0 ? smallFilesWidth : 0;
              else changeLayout({ files: width });
            }}
          />
        )}
      </div>
      <Separator
        orientation="horizontal"
        label="Height of the editor"
        value={editor}
        min={12}
        max={85}
        usual={usualSizes.editor}
        onChange={(height) => changeLayout({ editor: height })}
      />
      <div class="slip-pane-row" data-preview={preview || undefined}>
        <div class="slip-pane" data-is="terminal" style={{ '--slip-size': `${terminal}%` }}>
          {Terminal && <Terminal session={live}>{togglePreview}</Terminal>}
        </div>
        {preview && (
          <Separator
            orientation="vertical"
            label="Width of the terminals"
            value={terminal}
            min={20}
            max={80}
            usual={usualSizes.terminal}
            onChange={(width) => changeLayout({ terminal: width })}
          />
        )}
        <div class="slip-pane" data-is="preview">
          {Preview && (
            <Preview session={live}>
              <button
                type="button"
                class="slip-icon-button slip-wide-only"
                aria-label="Close the preview"
                title="Close the preview"
                onClick={() => changeLayout({ preview: false })}
              >
                <X size={16} strokeWidth={1.5} />
              </button>
            </Preview>
          )}
        </div>
      </div>
    </div>
  );
}
