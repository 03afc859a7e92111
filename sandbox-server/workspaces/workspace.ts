import type { SessionEvent } from '../../protocol/session-event.ts';
import type { FileList, FileWritten } from '../../protocol/workspace.ts';

/** What a workspace tells its listeners. `file-removed` of a folder means all that was in it. */
export type WorkspaceEvent = Extract<
  SessionEvent,
  { type: 'file-changed' | 'file-removed' | 'files-changed' }
>;

export interface WorkspaceFile {
  readonly content: Buffer;
  /** As in `FileEntry.version`: what a later `write` gives as `ifMatch`. */
  readonly version: string;
}

export interface WriteOptions {
  /** The version that the file must still have. */
  readonly ifMatch?: string;
  /** The file must not exist. */
  readonly ifNoneMatch?: '*';
}

export interface PlacedFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** Permission bits; 0o644 where left out. */
  readonly mode?: number;
}

/**
 * The files of a machine's workspace. All work is done inside the machine, as the learner.
 *
 * Every call may reject with a `SlipwayError`: `bad-path`, `outside-workspace` (a symbolic link
 * leads out), `file-not-found`, `not-a-file` (a folder, a link, a FIFO or device),
 * `permission-denied`, `deadline-exceeded` after 10 s, `machine-failed` where the file service in
 * the machine dies again and again, `machine-lost` where the machine is gone.
 *
 * Awkward moments: the learner may end the file service in the machine. It is started again at
 * once, and listeners get `files-changed`. `list` and `read` that were under way are made again;
 * what would have changed a file rejects with `machine-failed`, for it may have been done or not.
 * `dispose` before the machine hibernates, and open anew after it has resumed.
 */
export interface Workspace {
  /** Depth-first, by name. Empty where the learner has removed the workspace itself. */
  list(): Promise<FileList>;
  /** Up to `maxFileBytes`. @throws `file-too-large` */
  read(path: string): Promise<WorkspaceFile>;
  /**
   * Writes in place, making folders where there are none. A full disk leaves the old content whole.
   * @throws `file-changed`, with the version found in `detail.version` where the file exists;
   * `disk-full`, `file-too-large`
   */
  write(path: string, content: Uint8Array, options?: WriteOptions): Promise<FileWritten>;
  /** A file, or a folder with all in it. A symbolic link goes, what it leads to stays. */
  remove(path: string, options?: Pick<WriteOptions, 'ifMatch'>): Promise<void>;
  /** Writes many files at once, over what is there; 32 MiB together. Stops at the first that fails. */
  place(files: readonly PlacedFile[]): Promise<void>;
  /**
   * Tells of changes by whomever, our own writes too, about 80 ms after they were made.
   * @returns ends it
   */
  onChange(listener: (event: WorkspaceEvent) => void): () => void;
  /** Ends the file service. Calls under way and later ones reject with `machine-failed`. */
  dispose(): void;
}
