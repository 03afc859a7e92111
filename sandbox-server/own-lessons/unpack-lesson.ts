import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { LessonError } from '../../course/lesson-error.ts';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import { collisionKey, wrongPath } from './entry-path.ts';

/** Bytes of a zip, and of all that is in it; and how many entries it may have. */
export const zipLimits = { bytes: 20 * 1024 * 1024, unpacked: 64 * 1024 * 1024, entries: 500 };

const fileType = 0o170000;
const regular = 0o100000;
const directory = 0o040000;

/**
 * The files of a lesson's zip, in memory: nothing is written. A single folder around all of them is left
 * out. A zip that escapes its folder, explodes, or holds more than files and folders is refused whole.
 * @throws LessonError
 */
export async function unpackLesson(zip: Buffer): Promise<WorkspaceFile[]> {
  if (zip.length > zipLimits.bytes) {
    throw fault('the zip', `at most ${zipLimits.bytes} bytes`, `${zip.length}`);
  }
  const file = await open(zip);
  if (file.entryCount > zipLimits.entries) {
    throw fault('the zip', `at most ${zipLimits.entries} files`, `${file.entryCount}`);
  }
  const unpacking = new Unpacking(file);
  try {
    for await (const entry of file.eachEntry()) await unpacking.take(entry);
  } catch (error) {
    if (error instanceof LessonError) throw error;
    throw unreadable(error);
  } finally {
    file.close();
  }
  return withoutFolder(unpacking.files);
}

/** What was taken from a zip so far. */
class Unpacking {
  readonly files: WorkspaceFile[] = [];
  readonly #file: ZipFile;
  /** By {@link collisionKey}, of files and of the folders that they are in. */
  readonly #kinds = new Map<string, 'file' | 'folder'>();
  #bytes = 0;

  constructor(file: ZipFile) {
    this.#file = file;
  }

  async take(entry: Entry): Promise<void> {
    const { fileName: name } = entry;
    const wrong = wrongPath(name);
    if (wrong !== null) throw fault(name, wrong, 'this name');
    const mode = entry.externalFileAttributes >>> 16;
    const isFolder = name.endsWith('/');
    const type = mode & fileType;
    // Zero where the zip was made on a system without these.
    if (type !== 0 && type !== (isFolder ? directory : regular)) {
      throw fault(name, 'a file or a folder', 'a link, or something else');
    }
    if (entry.isEncrypted()) throw fault(name, 'a file that can be read', 'an encrypted one');
    this.#note(name, isFolder);
    if (isFolder) return;
    const content = await this.#read(entry);
    this.files.push({ path: name, content, executable: (mode & 0o100) !== 0 });
  }

  /** Refuses a second entry of a name, or of one that some file systems take for it. */
  #note(name: string, isFolder: boolean): void {
    const names = name.replace(/\/$/, '').split('/');
    for (let depth = 1; depth < names.length; depth += 1) {
      const folder = collisionKey(names.slice(0, depth).join('/'));
      if (this.#kinds.get(folder) === 'file') throw fault(name, 'a folder around it', 'a file');
      this.#kinds.set(folder, 'folder');
    }
    const key = collisionKey(name);
    const before = this.#kinds.get(key);
    if (before !== undefined && !(isFolder && before === 'folder')) {
      throw fault(name, 'a name that no other entry has, in capitals or not', 'two of them');
    }
    this.#kinds.set(key, isFolder ? 'folder' : 'file');
  }

  /** What the zip says of sizes is a claim: bytes are counted as they come. */
  async #read(entry: Entry): Promise<Buffer> {
    const stream = await this.#file.openReadStreamPromise(entry);
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) {
      this.#bytes += part.length;
      if (this.#bytes > zipLimits.unpacked) {
        throw fault('the zip', `at most ${zipLimits.unpacked} bytes unpacked`, 'more');
      }
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}

async function open(zip: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(zip, { lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw unreadable(error);
  }
}

/** A folder that was zipped whole stands around its files. */
function withoutFolder(files: readonly WorkspaceFile[]): WorkspaceFile[] {
  const [first = ''] = files[0]?.path.split('/') ?? [];
  const around = `${first}/`;
  if (files.some(({ path }) => !path.startsWith(around))) return [...files];
  return files.map((file) => ({ ...file, path: file.path.slice(around.length) }));
}

const fault = (file: string, expected: string, found: string) =>
  new LessonError([{ file, expected, found }]);

function unreadable(cause: unknown): LessonError {
  const found = cause instanceof Error ? cause.message : String(cause);
  return new LessonError([{ file: 'the zip', expected: 'a zip that can be read', found }], cause);
}
