import { expect, test } from 'vitest';
import type { FileEntry } from '../../protocol/workspace.ts';
import { fileTree, type FileNode } from './file-tree.ts';

const entry = (path: string, kind: FileEntry['kind'] = 'file'): FileEntry => ({
  path,
  kind,
  size: 0,
  version: '1',
  writable: true,
});
const outline = (nodes: FileNode[]): unknown[] =>
  nodes.map(({ name, isFolder, children }) => (isFolder ? [name, outline(children)] : name));

test('folders come first, then files as people count', () => {
  const tree = fileTree([
    entry('step10.py'),
    entry('step2.py'),
    entry('Dockerfile'),
    entry('data', 'directory'),
    entry('data/a.txt'),
  ]);
  expect(outline(tree)).toEqual([['data', ['a.txt']], 'Dockerfile', 'step2.py', 'step10.py']);
});

test('a file is shown even where its folders were not listed', () => {
  expect(outline(fileTree([entry('a/b/c.txt')]))).toEqual([['a', [['b', ['c.txt']]]]]);
});

test('an empty folder is shown', () => {
  expect(outline(fileTree([entry('empty', 'directory')]))).toEqual([['empty', []]]);
});
