import type { FileEntry } from '../../protocol/workspace.ts';

/** A file or folder in the tree; `entry` is missing for a folder that was not listed itself. */
export interface FileNode {
  name: string;
  path: string;
  isFolder: boolean;
  entry: FileEntry | null;
  children: FileNode[];
}

/** The workspace as a tree: folders first, then by name as people count (`step2` before `step10`). */
export function fileTree(entries: Iterable<FileEntry>): FileNode[] {
  const root: FileNode = { name: '', path: '', isFolder: true, entry: null, children: [] };
  const folders = new Map([['', root]]);
  const folder = (path: string): FileNode => {
    const known = folders.get(path);
    if (known) return known;
    const node = place(path, true);
    folders.set(path, node);
    return node;
  };
  const place = (path: string, isFolder: boolean): FileNode => {
    const cut = path.lastIndexOf('/');
    const node = { name: path.slice(cut + 1), path, isFolder, entry: null, children: [] };
    folder(path.slice(0, Math.max(cut, 0))).children.push(node);
    return node;
  };
  for (const entry of entries) {
    const isFolder = entry.kind === 'directory';
    const node = isFolder ? folder(entry.path) : place(entry.path, false);
    node.entry = entry;
  }
  for (const { children } of folders.values()) children.sort(byKindAndName);
  return root.children;
}

const names = new Intl.Collator('en', { numeric: true });

function byKindAndName(first: FileNode, second: FileNode): number {
  return Number(second.isFolder) - Number(first.isFolder) || names.compare(first.name, second.name);
}
