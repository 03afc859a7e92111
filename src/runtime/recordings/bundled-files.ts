import type { FileEntry, FileList, FileWritten } from '../../../protocol/workspace.ts';
import { word } from '../../i18n/word.ts';
import type { FileContent, FileStore, WriteCondition } from '../lesson-runtime.ts';
import { ProblemError } from '../problem-error.ts';

interface BundledFile {
  readonly text: string;
  readonly version: string;
}

/** A workspace in the page itself: the lesson's files, and what is typed over them until it is left. */
export class BundledFiles implements FileStore {
  readonly #files = new Map<string, BundledFile>();
  #versions = 0;

  constructor(files: readonly { readonly path: string; readonly content: string }[]) {
    for (const { path, content } of files) this.#put(path, content);
  }

  async list(): Promise<FileList> {
    const folders = new Set([...this.#files.keys()].flatMap(foldersOf));
    const entries: FileEntry[] = [
      ...[...folders].map((path) => ({
        path,
        kind: 'directory' as const,
        size: 0,
        version: '',
        writable: true,
      })),
      ...[...this.#files].map(([path, { text, version }]) => ({
        path,
        kind: 'file' as const,
        size: new TextEncoder().encode(text).length,
        version,
        writable: true,
      })),
    ];
    entries.sort((first, second) => (first.path < second.path ? -1 : 1));
    return { files: entries, truncated: false };
  }

  async read(path: string): Promise<FileContent> {
    const { text, version } = this.#files.get(path) ?? notFound(path);
    return { bytes: new TextEncoder().encode(text), version };
  }

  async write(path: string, text: string, condition: WriteCondition): Promise<FileWritten> {
    const version = this.#files.get(path)?.version;
    const holds =
      condition === 'any' ||
      (condition === 'absent' ? version === undefined : condition.version === version);
    if (!holds) {
      throw new ProblemError({
        code: 'file-changed',
        message: word('problem.bothChanged', { path }),
        remedy: word('problem.bothChangedRemedy'),
      });
    }
    return { path, version: this.#put(path, text) };
  }

  async remove(path: string): Promise<void> {
    const all = [...this.#files.keys()].filter(
      (other) => other === path || other.startsWith(`${path}/`),
    );
    if (all.length === 0) notFound(path);
    for (const each of all) this.#files.delete(each);
  }

  #put(path: string, text: string): string {
    const version = String(++this.#versions);
    this.#files.set(path, { text, version });
    return version;
  }
}

function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

function notFound(path: string): never {
  throw new ProblemError({
    code: 'file-not-found',
    message: word('problem.noFile', { path }),
  });
}
