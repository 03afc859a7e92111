import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { FileEntry } from '../../protocol/workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';

/** What is kept of a workspace, at most. */
export const keptLimits = { bytes: 8 * 1024 * 1024, files: 500 };

/** Files of a workspace, and the paths of those that were not taken. */
export interface CollectedFiles {
  readonly files: readonly WorkspaceFile[];
  readonly leftOut: readonly string[];
}

/**
 * Reads a workspace's files, those of the upper folders first, until {@link keptLimits} are reached.
 * Links, and what the listing closes (`.git`, virtual environments), are not taken. A file that
 * begins as a script does is taken for executable: the listing does not say.
 *
 * @param signal gives up, between two files
 */
export async function collectFiles(
  workspace: Pick<Workspace, 'list' | 'read'>,
  signal: AbortSignal,
): Promise<CollectedFiles> {
  const files: WorkspaceFile[] = [];
  const leftOut: string[] = [];
  let room = keptLimits.bytes;
  const { files: entries } = await workspace.list();
  for (const { path, size } of entries.filter(({ kind }) => kind === 'file').sort(byDepth)) {
    signal.throwIfAborted();
    const fits = size <= room && files.length < keptLimits.files;
    const content = fits ? await readIfThere(workspace, path) : null;
    if (content === null || content.length > room) {
      leftOut.push(path);
      continue;
    }
    room -= content.length;
    files.push({ path, content, executable: content.subarray(0, 2).toString() === '#!' });
  }
  return { files, leftOut };
}

const depthOf = ({ path }: FileEntry): number => path.split('/').length;
const byDepth = (a: FileEntry, b: FileEntry): number =>
  depthOf(a) - depthOf(b) || (a.path < b.path ? -1 : 1);

/** Null for what has gone meanwhile, or is not the learner's to read. */
async function readIfThere(
  workspace: Pick<Workspace, 'read'>,
  path: string,
): Promise<Buffer | null> {
  try {
    return (await workspace.read(path)).content;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const unreadable = ['file-not-found', 'not-a-file', 'permission-denied', 'file-too-large'];
    if (typeof code === 'string' && unreadable.includes(code)) return null;
    throw error;
  }
}
