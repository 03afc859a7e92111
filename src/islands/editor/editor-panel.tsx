import { useSignal } from '@preact/signals';
import { PanelLeft } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import Separator from '../separator.tsx';
import CodeView from './code-view.tsx';
import DiffView from './diff-view.tsx';
import DocumentNotice from './document-notice.tsx';
import EditorTabs from './editor-tabs.tsx';
import FileSidebar from './file-sidebar.tsx';
import NoText from './no-text.tsx';
import '../chrome.css';
import './editor.css';

/** Properties of {@link EditorPanel}. */
export interface EditorPanelProps {
  files: WorkspaceFiles;
  /** Width of the files in per cent, 0 where they are hidden; kept by the owner. */
  filesWidth: number;
  onFilesWidth(width: number): void;
  /** Stands at the end of the bar. */
  children?: ComponentChildren;
}

const usualWidth = 24;

/** The workspace: its files, and the open ones in an editor. */
export default function EditorPanel(props: EditorPanelProps): JSX.Element {
  const { files, filesWidth, onFilesWidth } = props;
  const compared = useSignal<string | null>(null);
  const active = files.active.value;
  const isComparing =
    active !== null && active.conflict.value !== null && compared.value === active.path;

  return (
    <section class="slip-editor-panel" aria-label={word('editor.region')}>
      {filesWidth > 0 && (
        <>
          <div class="slip-files-frame" style={{ width: `${filesWidth}%` }}>
            <FileSidebar files={files} />
          </div>
          <Separator
            orientation="vertical"
            label={word('layout.files')}
            value={filesWidth}
            min={12}
            max={60}
            usual={usualWidth}
            onChange={onFilesWidth}
          />
        </>
      )}
      <div class="slip-editor">
        <div class="slip-bar">
          <button
            type="button"
            class="slip-icon-button slip-files-toggle"
            aria-label={word('files.show')}
            title={word('files.show')}
            aria-pressed={filesWidth > 0}
            onClick={() => onFilesWidth(filesWidth > 0 ? 0 : usualWidth)}
          >
            <PanelLeft size={16} strokeWidth={1.5} />
          </button>
          <EditorTabs files={files} />
          <span class="slip-bar-space" />
          {props.children}
        </div>
        {active && (
          <DocumentNotice
            files={files}
            document={active}
            isComparing={isComparing}
            onCompare={(compare) => (compared.value = compare ? active.path : null)}
          />
        )}
        {active && <NoText document={active} />}
        {!active && files.listed.value && (
          <div class="slip-empty">
            <p>{word('editor.choose')}</p>
          </div>
        )}
        {isComparing && <DiffView document={active} />}
        <div class="slip-code-frame" hidden={isComparing || active?.status.value !== 'text'}>
          <CodeView documents={files.documents.value} active={active} />
        </div>
      </div>
    </section>
  );
}
