import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { workspacePathSchema, type FileEntry } from '../../protocol/workspace.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import { word } from '../i18n/word.ts';
import { decodeText } from './decode-text.ts';
import type { FileStore } from './lesson-runtime.ts';
import { ProblemError } from './problem-error.ts';
import { WorkspaceDocument } from './workspace-document.ts';

/** The workspace of a session: what is in it, and which files the editor has open. */
export class WorkspaceFiles {
  readonly #files: FileStore;
  readonly #entries = signal<ReadonlyMap<string, FileEntry>>(new Map());
  readonly #truncated = signal(false);
  readonly #listed = signal(false);
  readonly #documents = signal<readonly WorkspaceDocument[]>([]);
  readonly #activePath = signal<string | null>(null);
  #wanted: readonly string[];
  #front: string | null;

  /** @param wanted Files to open once they are there; `front` is the one shown. */
  constructor(files: FileStore, wanted: readonly string[], front: string | null) {
    this.#files = files;
    this.#wanted = wanted;
    this.#front = front ?? wanted[0] ?? null;
  }

  get entries(): ReadonlySignal<ReadonlyMap<string, FileEntry>> {
    return this.#entries;
  }
  /** Whether there are more files than the server lists. */
  get truncated(): ReadonlySignal<boolean> {
    return this.#truncated;
  }
  /** Whether the workspace has been listed since the session began. */
  get listed(): ReadonlySignal<boolean> {
    return this.#listed;
  }
  /** Open files in the order of their tabs. */
  get documents(): ReadonlySignal<readonly WorkspaceDocument[]> {
    return this.#documents;
  }

  readonly active = computed(
    () => this.#documents.value.find(({ path }) => path === this.#activePath.value) ?? null,
  );

  /** Lists the workspace and brings every open file up to date. */
  async refresh(): Promise<void> {
    const { files, truncated } = await this.#files.list();
    const entries = new Map(files.map((entry) => [entry.path, entry]));
    batch(() => {
      this.#entries.value = entries;
      this.#truncated.value = truncated;
      this.#listed.value = true;
      this.#openWanted();
    });
    for (const document of this.#documents.peek()) {
      const entry = entries.get(document.path);
      if (entry) document.noticed(entry);
      else if (!truncated) document.noticedRemoval();
    }
  }

  /** Brings the file to the front, opening it where it is not. */
  open(path: string): WorkspaceDocument {
    const open = this.#documents.peek().find((document) => document.path === path);
    const entry = this.#entries.peek().get(path) ?? null;
    const document = open ?? new WorkspaceDocument(path, this.#files, entry);
    batch(() => {
      if (!open) this.#documents.value = [...this.#documents.peek(), document];
      this.#activePath.value = path;
    });
    if (!open && entry) void document.refresh();
    return document;
  }

  /** Saves the file and takes its tab away; it stays where it cannot be saved. */
  async close(path: string): Promise<void> {
    const document = this.#documents.peek().find((open) => open.path === path);
    if (!document || !(await document.save())) return;
    this.#drop((open) => open !== document);
  }

  /** Takes the tab away, and with it what could not be saved. */
  discard(path: string): void {
    this.#drop((open) => open.path !== path);
  }

  /** Makes an empty file and opens it. Throws `ProblemError` where it exists or cannot be. */
  async create(path: string): Promise<void> {
    const valid = workspacePathSchema.safeParse(path);
    if (!valid.success) {
      throw new ProblemError({
        code: 'bad-path',
        message: word('problem.badName'),
        expected: word('problem.badNameExpected'),
        found: path,
      });
    }
    const { version } = await this.#files.write(path, '', 'absent');
    this.#put({ path, kind: 'file', size: 0, version, writable: true });
    this.open(path);
  }

  /** Deletes a file or folder, and closes what was open of it. Throws `ProblemError`. */
  async remove(path: string): Promise<void> {
    const within = ({ path: other }: { path: string }) => isWithin(other, path);
    await this.#files.remove(path);
    this.#drop((document) => !within(document));
    this.#forget(path);
  }

  /** Writes `text` over the file, in the editor, so that it can be undone there. */
  async put(path: string, text: string): Promise<boolean> {
    return this.open(path).put(text);
  }

  /** Every file of the workspace that is text, as the editor shows it. */
  async texts(): Promise<{ path: string; text: string }[]> {
    await this.saveAll();
    const { files } = await this.#files.list();
    const paths = files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
    const read = await Promise.all(
      paths.map(async (path) => {
        const text = decodeText((await this.#files.read(path)).bytes);
        return text === null ? [] : [{ path, text }];
      }),
    );
    return read.flat();
  }

  /** Saves all that is not saved; returns the files that the machine does not have as shown. */
  async saveAll(): Promise<readonly WorkspaceDocument[]> {
    const saved = await Promise.all(
      this.#documents.peek().map(async (document) => ({ document, done: await document.save() })),
    );
    return saved.filter(({ done }) => !done).map(({ document }) => document);
  }

  /** Follows what happens in the machine. */
  follow(event: SessionEvent): void {
    if (event.type === 'file-changed') this.#put(event.file);
    else if (event.type === 'file-removed') this.#removed(event.path);
    else if (event.type === 'files-changed') void this.refresh().catch(() => {});
  }

  /** Forgets everything but which files were open, as before a new machine. */
  restart(): void {
    this.#wanted = this.#documents.peek().map(({ path }) => path);
    this.#front = this.#activePath.peek();
    this.#drop(() => false);
    this.#entries.value = new Map();
    this.#listed.value = false;
  }

  #put(entry: FileEntry): void {
    this.#entries.value = new Map(this.#entries.peek()).set(entry.path, entry);
    const document = this.#documents.peek().find(({ path }) => path === entry.path);
    document?.noticed(entry);
  }

  #removed(path: string): void {
    for (const document of this.#documents.peek()) {
      if (isWithin(document.path, path)) document.noticedRemoval();
    }
    this.#forget(path);
  }

  #forget(path: string): void {
    const left = [...this.#entries.peek()].filter(([other]) => !isWithin(other, path));
    this.#entries.value = new Map(left);
  }

  #openWanted(): void {
    for (const path of this.#wanted) if (this.#entries.peek().has(path)) this.open(path);
    if (this.#front && this.#entries.peek().has(this.#front)) this.open(this.#front);
    this.#wanted = [];
    this.#front = null;
  }

  #drop(keep: (document: WorkspaceDocument) => boolean): void {
    const before = this.#documents.peek();
    const left = before.filter(keep);
    for (const document of before) if (!left.includes(document)) document.dispose();
    const at = before.findIndex(({ path }) => path === this.#activePath.peek());
    batch(() => {
      this.#documents.value = left;
      if (!this.active.peek()) {
        this.#activePath.value = left[Math.min(at, left.length - 1)]?.path ?? null;
      }
    });
  }
}

const isWithin = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}/`);
