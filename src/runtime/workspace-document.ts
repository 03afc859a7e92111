import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { maxFileBytes, type FileEntry } from '../../protocol/workspace.ts';
import { decodeText } from './decode-text.ts';
import type { FileStore } from './lesson-runtime.ts';
import { asProblem, isProblem, type PageProblem } from './problem-error.ts';

/** Whether there is text to show, and why not. */
export type DocumentStatus = 'loading' | 'text' | 'binary' | 'too-large' | 'failed';

/** A file as the machine has it; `version` is null where it does not exist there. */
export interface FileState {
  text: string;
  version: string | null;
}

/** Bytes above which a text is shown, but not edited: each save sends all of it. */
const maxEditableBytes = 1024 * 1024;
/** Milliseconds without typing after which a change is saved. */
const saveQuiet = 400;

/**
 * A file of the workspace, open in the editor. It follows the machine as long as nothing was typed
 * here; where both sides changed it keeps both, in {@link conflict}, until the learner chooses.
 */
export class WorkspaceDocument {
  readonly path: string;
  readonly #files: FileStore;
  readonly #entry = signal<FileEntry | null>(null);
  readonly #status = signal<DocumentStatus>('loading');
  readonly #text = signal('');
  readonly #base = signal<FileState>({ text: '', version: null });
  readonly #conflict = signal<FileState | null>(null);
  readonly #problem = signal<PageProblem | null>(null);
  #turn: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, files: FileStore, entry: FileEntry | null) {
    this.path = path;
    this.#files = files;
    this.#entry.value = entry;
  }

  get status(): ReadonlySignal<DocumentStatus> {
    return this.#status;
  }
  /** What the editor shows. */
  get text(): ReadonlySignal<string> {
    return this.#text;
  }
  /** The machine's side of a conflict; nothing is saved while it stands. */
  get conflict(): ReadonlySignal<FileState | null> {
    return this.#conflict;
  }
  /** Why the last load or save failed. */
  get problem(): ReadonlySignal<PageProblem | null> {
    return this.#problem;
  }

  readonly dirty = computed(() => this.#text.value !== this.#base.value.text);
  /** Removed in the machine after it was opened here. */
  readonly removed = computed(
    () => this.#status.value === 'text' && this.#base.value.version === null,
  );
  readonly readOnly = computed<'large' | 'not-writable' | null>(() => {
    const entry = this.#entry.value;
    if (entry?.writable === false) return 'not-writable';
    return (entry?.size ?? 0) > maxEditableBytes ? 'large' : null;
  });

  /** Loads the file, or looks again after it may have changed. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#pull());
  }

  /** Takes the machine's word that the file is now `entry`. */
  noticed(entry: FileEntry): void {
    this.#entry.value = entry;
    void this.#inTurn(async () => {
      if (this.#base.peek().version !== entry.version) await this.#pull();
    });
  }

  /** Takes the machine's word that the file is gone; its text stays here. */
  noticedRemoval(): void {
    void this.#inTurn(async () => {
      if (this.#status.peek() === 'text')
        this.#base.value = { ...this.#base.peek(), version: null };
    });
  }

  /** What the learner typed; saved once typing pauses. */
  edit(text: string): void {
    this.#text.value = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), saveQuiet);
  }

  /** Saves now what is not saved; resolves with whether the machine has what the editor shows. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.dirty.peek()) await this.#inTurn(() => this.#push());
    // Once more for what was typed while the first was under way.
    if (this.dirty.peek() && !this.#problem.peek()) await this.#inTurn(() => this.#push());
    return !this.dirty.peek();
  }

  /** Ends a conflict, or a removal, with what the editor shows. */
  async keepMine(): Promise<boolean> {
    const theirs = this.#conflict.peek();
    batch(() => {
      if (theirs) this.#base.value = theirs;
      this.#conflict.value = null;
    });
    await this.#inTurn(() => this.#push(true));
    return !this.dirty.peek();
  }

  /** Ends a conflict with what the machine has. */
  takeTheirs(): void {
    const theirs = this.#conflict.peek();
    if (theirs) this.#adopt(theirs);
  }

  /** Replaces the text and saves it over whatever is there, as a lesson's "put this file" does. */
  async put(text: string): Promise<boolean> {
    await this.#inTurn(async () => {
      this.#conflict.value = null;
      this.#status.value = 'text';
      this.#text.value = text;
      await this.#write('any');
    });
    return !this.dirty.peek();
  }

  /** Saving stops; what was typed and not saved is given up. */
  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #pull(): Promise<void> {
    if ((this.#entry.peek()?.size ?? 0) > maxFileBytes) {
      this.#status.value = 'too-large';
      return;
    }
    const read = await this.#files
      .read(this.path)
      .catch((thrown: unknown) => this.#notRead(thrown));
    if (!read) return;
    const text = decodeText(read.bytes);
    if (text === null) this.#status.value = 'binary';
    else this.#meet({ text, version: read.version });
  }

  #notRead(thrown: unknown): null {
    if (isProblem(thrown, 'file-not-found') && this.#status.peek() === 'text') {
      this.#base.value = { ...this.#base.peek(), version: null };
    } else if (isProblem(thrown, 'file-too-large')) {
      this.#status.value = 'too-large';
    } else {
      this.#problem.value = asProblem(thrown);
      if (this.#status.peek() !== 'text') this.#status.value = 'failed';
    }
    return null;
  }

  #meet(theirs: FileState): void {
    const mine = this.#text.peek();
    const untouched = this.#status.peek() !== 'text' || !this.dirty.peek() || mine === theirs.text;
    if (untouched) return this.#adopt(theirs);
    const theyChanged = theirs.text !== this.#base.peek().text;
    this.#conflict.value = theyChanged ? theirs : null;
    if (!theyChanged) this.#base.value = theirs;
  }

  #adopt(theirs: FileState): void {
    batch(() => {
      this.#status.value = 'text';
      this.#base.value = theirs;
      this.#text.value = theirs.text;
      this.#conflict.value = null;
      this.#problem.value = null;
    });
  }

  async #push(restores = false): Promise<void> {
    const { version } = this.#base.peek();
    const idle = !restores && (!this.dirty.peek() || version === null);
    if (idle || this.#conflict.peek() || this.readOnly.peek()) return;
    await this.#write(version === null ? 'absent' : { version });
  }

  async #write(condition: Parameters<FileStore['write']>[2]): Promise<void> {
    const text = this.#text.peek();
    try {
      const { version } = await this.#files.write(this.path, text, condition);
      this.#base.value = { text, version };
      this.#problem.value = null;
    } catch (thrown) {
      if (isProblem(thrown, 'file-changed')) await this.#pull();
      else this.#problem.value = asProblem(thrown);
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }
}
