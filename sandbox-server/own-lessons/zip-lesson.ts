import { promisify } from 'node:util';
import { type AsyncZippable, zip } from 'fflate';
import type { WorkspaceFile } from '../../course/read-folder.ts';

/** The same files make the same bytes; no earlier time can stand in a zip. */
const mtime = new Date(1980, 0, 2);

/** The files of a lesson as a zip, which `unpackLesson` reads. */
export async function zipLesson(files: readonly WorkspaceFile[]): Promise<Buffer> {
  const entries: AsyncZippable = {};
  for (const { path, content, executable } of files) {
    // Unix modes stand in the upper half (APPNOTE.TXT 4.4.15), and 3 names Unix.
    const attrs = (executable ? 0o100755 : 0o100644) * 0x10000;
    entries[path] = [new Uint8Array(content), { os: 3, attrs, mtime }];
  }
  return Buffer.from(await promisify<AsyncZippable, Uint8Array>(zip)(entries));
}
