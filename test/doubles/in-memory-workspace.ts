import type { FileEntry } from '../../protocol/workspace.ts';

/** A workspace without a machine; `changed` hears of every write and removal, by whomever. */
export class InMemoryWorkspace {
  readonly files = new Map<string, { bytes: Buffer; version: string; writable: boolean }>();
  readonly #changed: (path: string, entry: FileEntry | null) => void;
  #writes = 0;

  constructor(changed: (path: string, entry: FileEntry | null) => void) {
    this.#changed = changed;
  }

  entry(path: string): FileEntry | null {
    const file = this.files.get(path);
    if (!file) return null;
    const { bytes, version, writable } = file;
    return { path, kind: 'file', size: bytes.length, version, writable };
  }

  list(): FileEntry[] {
    return [...this.files.keys()].sort().map((path) => this.entry(path)!);
  }

  write(path: string, content: string | Buffer, writable = true): string {
    const version = `v${++this.#writes}`;
    this.files.set(path, { bytes: Buffer.from(content), version, writable });
    this.#changed(path, this.entry(path));
    return version;
  }

  remove(path: string): boolean {
    const removed = this.files.delete(path);
    if (removed) this.#changed(path, null);
    return removed;
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.bytes.toString();
  }
}
