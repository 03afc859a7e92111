import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import { arrowKeys } from '../arrow-keys.ts';
import Tab from '../tab.tsx';

/** Tabs of the open files; a dot stands for what the machine does not have yet. */
export default function EditorTabs({ files }: { files: WorkspaceFiles }): JSX.Element {
  const active = files.active.value;
  return (
    <div
      class="slip-tabs"
      role="tablist"
      aria-label={word('editor.open')}
      onKeyDown={arrowKeys('[role=tab]')}
    >
      {files.documents.value.map((document) => (
        <Tab
          key={document.path}
          title={document.path}
          isActive={document === active}
          onSelect={() => files.open(document.path)}
          onClose={() => void files.close(document.path)}
        >
          <span class="slip-tab-name" data-removed={document.removed.value || undefined}>
            {nameOf(document.path)}
          </span>
          {document.dirty.value && (
            <i class="slip-unsaved" role="img" aria-label={word('editor.unsaved')} />
          )}
        </Tab>
      ))}
    </div>
  );
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
