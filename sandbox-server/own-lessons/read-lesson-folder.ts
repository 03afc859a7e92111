import { constants } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { LessonError } from '../../course/lesson-error.ts';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import { wrongPath } from './entry-path.ts';
import { zipLimits } from './unpack-lesson.ts';

/** Folders that are shown to be chosen from. */
const mostFolders = 200;

/** Names of the folders directly below one, in their order; links to folders are none. */
export async function listLessonFolders(base: string): Promise<string[]> {
  const entries = await readdir(base, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && isFolderName(entry.name))
    .map(({ name }) => name)
    .toSorted()
    .slice(0, mostFolders);
}

/**
 * The files of a folder directly below `base`, by the rules of a zip: whatever is no file and no folder is
 * refused, so are links. Who may write there may exchange a folder for a link in between: each file is
 * looked at again once it is open, and read from where it really is.
 * @throws LessonError
 */
export async function readLessonFolder(base: string, name: string): Promise<WorkspaceFile[]> {
  const found = isFolderName(name) && (await lstat(join(base, name)).catch(() => null));
  if (!found || !found.isDirectory()) {
    throw fault('the folder', 'a folder directly below the one that this server names', name);
  }
  const root = join(await realpath(base), name);
  const paths = await listFiles(root);
  const files: WorkspaceFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const file = await readFileBelow(root, path, zipLimits.unpacked - bytes);
    bytes += file.content.length;
    files.push(file);
  }
  return files;
}

const isFolderName = (name: string) =>
  !name.includes('/') && !name.startsWith('.') && name.length <= 100 && wrongPath(name) === null;

async function listFiles(root: string): Promise<string[]> {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}${entry.name}`;
      const wrong = wrongPath(path);
      if (wrong !== null) throw fault(path, wrong, 'this name');
      if (entry.isDirectory()) folders.push(`${path}/`);
      else if (entry.isFile()) paths.push(path);
      else throw fault(path, 'a file or a folder', 'a link, or something else');
      if (paths.length + folders.length > zipLimits.entries) {
        throw fault('the folder', `at most ${zipLimits.entries} files`, 'more');
      }
    }
  }
  return paths.toSorted();
}

async function readFileBelow(root: string, path: string, room: number): Promise<WorkspaceFile> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(join(root, path), flags).catch(() => null);
  if (!file) throw fault(path, 'a file that can be read', 'one that cannot');
  try {
    const about = await file.stat();
    const place = await readlink(`/proc/self/fd/${file.fd}`);
    if (!about.isFile() || place !== join(root, path)) {
      throw fault(path, 'a file or a folder', 'a link, or something else');
    }
    if (about.size > room) {
      throw fault('the folder', `at most ${zipLimits.unpacked} bytes`, 'more');
    }
    // Not to its end: it may grow.
    const content = Buffer.alloc(about.size);
    const { bytesRead } = await file.read(content, 0, about.size, 0);
    const executable = (about.mode & 0o100) !== 0;
    return { path, content: content.subarray(0, bytesRead), executable };
  } finally {
    await file.close();
  }
}

const fault = (file: string, expected: string, found: string) =>
  new LessonError([{ file, expected, found }]);
