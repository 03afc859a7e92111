import { ChevronRight, File, Folder, Lock, Trash2 } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { FileNode } from '../../runtime/file-tree.ts';

/** Properties of {@link FileTreeRow}. */
export interface FileTreeRowProps {
  node: FileNode;
  /** Depth from 0. */
  level: number;
  isOpen: boolean;
  isActive: boolean;
  isFocusable: boolean;
  onPress(): void;
  onDelete(): void;
}

/** A file or folder of the tree. */
export default function FileTreeRow(props: FileTreeRowProps): JSX.Element {
  const { node, level, isOpen, isActive, isFocusable } = props;
  const locked = node.entry?.writable === false;
  return (
    <div
      class="slip-tree-row"
      role="treeitem"
      tabIndex={isFocusable ? 0 : -1}
      data-path={node.path}
      aria-level={level + 1}
      aria-selected={isActive}
      aria-label={locked ? word('files.readOnly', { name: node.name }) : node.name}
      {...(node.isFolder && { 'aria-expanded': isOpen })}
      style={{ paddingInlineStart: `${8 + level * 12}px` }}
      title={locked ? word('files.otherOwner', { path: node.path }) : node.path}
      onClick={props.onPress}
    >
      <span class="slip-tree-twist" data-open={(node.isFolder && isOpen) || undefined}>
        {node.isFolder && <ChevronRight size={14} strokeWidth={1.5} />}
      </span>
      {node.isFolder ? (
        <Folder size={14} strokeWidth={1.5} />
      ) : (
        <File size={14} strokeWidth={1.5} />
      )}
      <span class="slip-tree-name">{node.name}</span>
      {locked && <Lock class="slip-tree-lock" size={12} strokeWidth={1.5} />}
      <button
        type="button"
        class="slip-tree-delete"
        tabIndex={-1}
        aria-label={word('files.deletePath', { path: node.path })}
        title={word('files.delete')}
        onClick={(event) => {
          event.stopPropagation();
          props.onDelete();
        }}
      >
        <Trash2 size={13} strokeWidth={1.5} />
      </button>
    </div>
  );
}
