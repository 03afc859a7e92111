import { useSignal } from '@preact/signals';
import { FilePlus2, RefreshCw } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { FileNode } from '../../runtime/file-tree.ts';
import { asProblem, type PageProblem } from '../../runtime/problem-error.ts';
import { workbench } from '../../runtime/workbench.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import ProblemText from '../problem-text.tsx';
import ConfirmDialog from '../confirm-dialog.tsx';
import FileTreeView from './file-tree-view.tsx';

/** The workspace's files, with what makes and deletes them. */
export default function FileSidebar({ files }: { files: WorkspaceFiles }): JSX.Element {
  const isNaming = useSignal(false);
  const refused = useSignal<PageProblem | null>(null);
  const doomed = useSignal<FileNode | null>(null);
  const isEmpty = files.listed.value && files.entries.value.size === 0;

  const create = async (path: string) => {
    refused.value = null;
    if (path === '') return void (isNaming.value = false);
    try {
      await files.create(path);
      isNaming.value = false;
    } catch (thrown) {
      refused.value = asProblem(thrown);
    }
  };
  const remove = () => {
    const path = doomed.value?.path;
    doomed.value = null;
    if (path !== undefined) void workbench().attempt(() => files.remove(path));
  };

  return (
    <div class="slip-files">
      <div class="slip-bar">
        <span class="slip-files-title" title={word('files.folder')}>
          ~/app
        </span>
        <span class="slip-bar-space" />
        <button
          type="button"
          class="slip-icon-button"
          aria-label={word('files.new')}
          title={word('files.new')}
          onClick={() => (isNaming.value = !isNaming.value)}
        >
          <FilePlus2 size={15} strokeWidth={1.5} />
        </button>
        <button
          type="button"
          class="slip-icon-button"
          aria-label={word('files.refresh')}
          title={word('files.refresh')}
          onClick={() => void workbench().attempt(() => files.refresh())}
        >
          <RefreshCw size={14} strokeWidth={1.5} />
        </button>
      </div>
      {isNaming.value && (
        <div class="slip-new-file">
          <input
            type="text"
            aria-label={word('files.name')}
            placeholder={word('files.placeholder')}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            aria-invalid={refused.value !== null}
            ref={(input) => input?.focus()}
            onBlur={(event) => event.currentTarget.value === '' && (isNaming.value = false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void create(event.currentTarget.value.trim());
              if (event.key === 'Escape') isNaming.value = false;
            }}
          />
          {refused.value && (
            <div class="slip-new-file-refused" role="alert">
              <ProblemText problem={refused.value} />
            </div>
          )}
        </div>
      )}
      {isEmpty && <p class="slip-files-none">{word('files.none')}</p>}
      <FileTreeView files={files} onDelete={(node) => (doomed.value = node)} />
      {files.truncated.value && <p class="slip-files-none">{word('files.more')}</p>}
      {doomed.value && (
        <ConfirmDialog
          title={word('files.deleteQuestion', { name: doomed.value.name })}
          action={word('files.delete')}
          onConfirm={remove}
          onCancel={() => (doomed.value = null)}
        >
          {word(doomed.value.isFolder ? 'files.deleteFolder' : 'files.deleteFile')}
        </ConfirmDialog>
      )}
    </div>
  );
}
