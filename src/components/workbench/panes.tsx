import { useSignal, useSignalEffect } from '@preact/signals';
import { PanelRight, X } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
import Separator from '../../islands/separator.tsx';
import type { LessonRuntime } from '../../runtime/lesson-runtime.ts';
import type { Islands } from './islands.ts';
import { changeLayout, layoutSizes, usualSizes } from './layout-sizes.ts';
import PreviewNeedsServer from './preview-needs-server.tsx';
import { smallScreen } from './small-screen.ts';

/** Properties of {@link Panes}. */
export interface PanesProps {
  runtime: LessonRuntime;
  islands: Islands;
}

/** Width of the files on a small screen, in per cent. */
const smallFilesWidth = 55;

/** Editor above; below it the terminals, and the preview beside them once there is something to see. */
export default function Panes({ runtime, islands }: PanesProps): JSX.Element {
  const { Editor, Terminal, Preview } = islands;
  const { editor, terminal, files, preview } = layoutSizes().value;
  const hadPort = useRef(false);
  const { files: workspace, preview: published } = runtime;

  // On a small screen the files lie beside the text only while one is chosen.
  const isSmall = smallScreen().value;
  const smallFiles = useSignal(0);
  useSignalEffect(() => {
    if (workspace.active.value) smallFiles.value = 0;
  });
  useSignalEffect(() => {
    const hasPort = published !== null && published.port.value !== null;
    if (hasPort && !hadPort.current) changeLayout({ preview: true });
    hadPort.current = hasPort;
  });

  const togglePreview = (
    <button
      type="button"
      class="slip-icon-button slip-wide-only"
      aria-label={word('preview.show')}
      title={word('preview.show')}
      aria-pressed={preview}
      onClick={() => changeLayout({ preview: !preview })}
    >
      <PanelRight size={16} strokeWidth={1.5} />
    </button>
  );
  const closePreview = (
    <button
      type="button"
      class="slip-icon-button slip-wide-only"
      aria-label={word('preview.close')}
      title={word('preview.close')}
      onClick={() => changeLayout({ preview: false })}
    >
      <X size={16} strokeWidth={1.5} />
    </button>
  );
  return (
    <div class="slip-panes">
      <div class="slip-pane" data-is="editor" style={{ '--slip-size': `${editor}%` }}>
        {Editor && (
          <Editor
            files={workspace}
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
        label={word('layout.editor')}
        value={editor}
        min={12}
        max={85}
        usual={usualSizes.editor}
        onChange={(height) => changeLayout({ editor: height })}
      />
      <div class="slip-pane-row" data-preview={preview || undefined}>
        <div class="slip-pane" data-is="terminal" style={{ '--slip-size': `${terminal}%` }}>
          {Terminal && <Terminal runtime={runtime}>{togglePreview}</Terminal>}
        </div>
        {preview && (
          <Separator
            orientation="vertical"
            label={word('layout.terminals')}
            value={terminal}
            min={20}
            max={80}
            usual={usualSizes.terminal}
            onChange={(width) => changeLayout({ terminal: width })}
          />
        )}
        <div class="slip-pane" data-is="preview">
          {Preview && published && <Preview preview={published}>{closePreview}</Preview>}
          {!published && <PreviewNeedsServer>{closePreview}</PreviewNeedsServer>}
        </div>
      </div>
    </div>
  );
}
