import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
import { fileTree, type FileNode } from '../../runtime/file-tree.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import FileTreeRow from './file-tree-row.tsx';

/** Properties of {@link FileTreeView}. */
export interface FileTreeViewProps {
  files: WorkspaceFiles;
  onDelete(node: FileNode): void;
}

interface Row {
  node: FileNode;
  level: number;
}

/** Folders that are closed until the learner opens them: other people's files. */
const closedAtFirst = /(?:^|\/)(?:\.git|__pycache__|node_modules|\.?venv)$/;

/** The workspace as a tree, walked with the arrow keys (WAI-ARIA tree pattern). */
export default function FileTreeView({ files, onDelete }: FileTreeViewProps): JSX.Element {
  const tree = useRef<HTMLDivElement>(null);
  const toggled = useSignal<ReadonlySet<string>>(new Set());
  const focused = useSignal<string | null>(null);
  const isOpen = (path: string) => closedAtFirst.test(path) === toggled.value.has(path);
  const rows = useComputed(() => {
    const walk = (nodes: FileNode[], level: number): Row[] =>
      nodes.flatMap((node) => [
        { node, level },
        ...(node.isFolder && isOpen(node.path) ? walk(node.children, level + 1) : []),
      ]);
    return walk(fileTree(files.entries.value.values()), 0);
  });

  const toggle = (path: string) => {
    const next = new Set(toggled.peek());
    if (!next.delete(path)) next.add(path);
    toggled.value = next;
  };
  const press = ({ path, isFolder }: FileNode) => {
    focused.value = path;
    if (isFolder) toggle(path);
    else files.open(path);
  };
  const focusRow = (row: Row | undefined) => {
    if (!row) return;
    focused.value = row.node.path;
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.node.path)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const path = (event.target as HTMLElement).dataset['path'];
    const at = rows.value.findIndex(({ node }) => node.path === path);
    const row = rows.value[at];
    if (!row) return;
    const { node } = row;
    const opened = node.isFolder && isOpen(node.path);
    const parent = rows.value.slice(0, at).findLast(({ level }) => level < row.level);
    const actions: Record<string, () => void> = {
      ArrowDown: () => focusRow(rows.value[at + 1]),
      ArrowUp: () => focusRow(rows.value[at - 1]),
      Home: () => focusRow(rows.value[0]),
      End: () => focusRow(rows.value.at(-1)),
      ArrowRight: () =>
        node.isFolder && !opened ? toggle(node.path) : focusRow(rows.value[at + 1]),
      ArrowLeft: () => (opened ? toggle(node.path) : focusRow(parent)),
      Enter: () => press(node),
      ' ': () => press(node),
      Delete: () => onDelete(node),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const activePath = files.active.value?.path;
  const inReach = focused.value ?? activePath;
  const reachable = rows.value.some(({ node }) => node.path === inReach)
    ? inReach
    : rows.value[0]?.node.path;
  return (
    <div
      class="slip-tree"
      role="tree"
      aria-label={word('files.tree')}
      ref={tree}
      onKeyDown={onKeyDown}
    >
      {rows.value.map(({ node, level }) => (
        <FileTreeRow
          key={node.path}
          node={node}
          level={level}
          isOpen={isOpen(node.path)}
          isActive={node.path === activePath}
          isFocusable={node.path === reachable}
          onPress={() => press(node)}
          onDelete={() => onDelete(node)}
        />
      ))}
    </div>
  );
}
