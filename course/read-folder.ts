import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file as it is written into a workspace; `path` is relative to it, `/` between names. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

/**
 * Every file below a folder, by path; empty where the folder does not exist. Symbolic links and
 * the `.gitkeep` of an empty folder are left out.
 */
export async function readFolder(folder: string): Promise<WorkspaceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== '.gitkeep')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map((path) => readWorkspaceFile(path, relative(folder, path).split(sep).join('/'))),
  );
}

/** One file, to be written to `target` in a workspace. */
export async function readWorkspaceFile(path: string, target: string): Promise<WorkspaceFile> {
  const [content, { mode }] = await Promise.all([readFile(path), stat(path)]);
  return { path: target, content, executable: (mode & 0o100) !== 0 };
}
