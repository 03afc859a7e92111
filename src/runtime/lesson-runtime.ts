import type { ReadonlySignal } from '@preact/signals-core';
import type { TerminalSize } from '../../protocol/terminal.ts';
import type { FileList, FileWritten } from '../../protocol/workspace.ts';
import type { PreviewTarget } from './preview-target.ts';
import type { PageProblem } from './problem-error.ts';
import type { CommandRun } from './run-command.ts';
import type { RecordingPlayer } from './recordings/recording-player.ts';
import type { TerminalScreen, TerminalState } from './terminal-screen.ts';
import type { Terminals } from './terminals.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/**
 * Where a lesson's commands happen: in a session on a server, in a recording of one, or in the
 * browser itself. The workbench shows any of them by this alone.
 */
export interface LessonRuntime {
  /** For the little that the page says differently of each. */
  readonly kind: 'session' | 'recording' | 'browser';
  /** At least one terminal; each draws what it has printed so far on any screen it is attached to. */
  readonly terminals: Terminals;
  /** The lesson's files. What is put there stays for as long as the runtime says it does. */
  readonly files: WorkspaceFiles;
  /** Published ports; null where nothing can be published. */
  readonly preview: PreviewTarget | null;
  /** What plays a recording; null where commands really run. */
  readonly player: RecordingPlayer | null;
  /**
   * Makes a command happen in its terminal, which comes to the front. Resolves once it is under way:
   * typed, playing or started; it may run on for long. Throws `ProblemError` where this runtime cannot
   * run it, and then nothing has happened.
   */
  run(run: CommandRun): Promise<void>;
  /** Ends what belongs to the page; what a server holds stays. Nothing may be called after it. */
  dispose(): void;
}

/** One terminal of a runtime, without any user interface. */
export interface TerminalLine {
  /** Unique among the terminals of its runtime. */
  readonly name: string;
  readonly state: ReadonlySignal<TerminalState>;
  /** The exit code of what ran in it, once `exited`. */
  readonly exitCode: ReadonlySignal<number | null>;
  /** What last went wrong with it. */
  readonly problem: ReadonlySignal<PageProblem | null>;
  /** The size that its output was made for; null where it follows the pane. */
  readonly fixedSize: TerminalSize | null;
  /** Draws on `screen` from now on, beginning with what there is to see; one screen at a time. */
  attach(screen: TerminalScreen, size: TerminalSize): void;
  /** Begins, or begins anew after `exited`; does nothing before {@link attach}. */
  connect(): void;
  /** Lets go of the line; what runs goes on where it can. */
  disconnect(): void;
  /** Types; returns whether anything takes it. */
  input(data: string): boolean;
  resize(size: TerminalSize): void;
  /** Scrolls to the end of the output. */
  showEnd(): void;
  /** Ends what runs in it, and disposes of it. */
  hangUp(): void;
  dispose(): void;
}

/** A file's bytes and their version. */
export interface FileContent {
  bytes: Uint8Array;
  version: string;
}

/** What must hold for a write: the file is this version, does not exist, or anything. */
export type WriteCondition = { version: string } | 'absent' | 'any';

/** Where the files of a workspace are; each call throws `ProblemError`. */
export interface FileStore {
  list(): Promise<FileList>;
  /** Throws `file-not-found` where there is no such file. */
  read(path: string): Promise<FileContent>;
  /** Throws `file-changed` where `condition` does not hold. */
  write(path: string, text: string, condition: WriteCondition): Promise<FileWritten>;
  /** Removes a file, or a folder with all in it. */
  remove(path: string): Promise<void>;
}
