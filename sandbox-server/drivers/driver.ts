import type { Duplex, Readable, Writable } from 'node:stream';
import type { TerminalSize } from '../../protocol/terminal.ts';

/** Serializable handle of a machine. Valid across restarts of the server until `destroy`. */
export interface MachineRef {
  readonly driver: string;
  readonly id: string;
}

/** `gone` for a ref that names nothing (any more). */
export type MachineStatus = 'running' | 'hibernated' | 'gone';

export interface CallOptions {
  /** Aborts the call. What was made before the abort took effect is released by the driver. */
  readonly signal?: AbortSignal;
}

export interface StartOptions extends CallOptions {
  /**
   * Called at most once, before the start resolves: commands and shells run in the machine, and its
   * engine takes connections, which it answers once it is up. The start may still fail.
   */
  readonly onReachable?: (ref: MachineRef) => void;
}

export interface ExecOptions extends CallOptions {
  readonly command: readonly string[];
  /** `learner` (uid 1000, in the limited cgroup) or `root` of the machine, who is nobody outside. */
  readonly user: 'learner' | 'root';
  readonly workingDirectory?: string;
}

/** A running command. Ending `stdin` is end of file to the command. */
export interface ExecProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Exit code; rejects with `machine-lost` where the machine went away. */
  readonly exited: Promise<number>;
  /** Hangs the command up where it still runs. */
  dispose(): void;
}

export interface TerminalOptions extends CallOptions, TerminalSize {}

/** A login shell on a pseudo-terminal. Reading less makes the shell write slower. */
export interface TerminalProcess {
  /** What is typed goes in; what the shell prints comes out, stdout and stderr as one. */
  readonly stream: Duplex;
  resize(size: TerminalSize): Promise<void>;
  /** Exit code, or null where the machine went away. Never rejects. */
  readonly exited: Promise<number | null>;
  /** Hangs up, as closing a terminal's window does: the shell ends, and what runs in it. */
  dispose(): void;
}

/**
 * Creates and reaches machines. Holds no learner's state: after a restart of the server `list`
 * tells what is there, and every verb works on refs made before. Shells do not outlive the server
 * that opened them: what a killed one left is hung up before the next opens any.
 *
 * Awkward moments: a call on a ref that is gone rejects with `machine-lost`; a call on a machine
 * that is still starting waits for it; `destroy` of what is gone resolves; `hibernate` of what is
 * hibernated and `resume` of what runs resolve. Errors are `SlipwayError`s.
 */
export interface Driver {
  readonly name: string;
  /** A new machine with its engine up, golden images in it, and an empty workspace. */
  start(options?: StartOptions): Promise<MachineRef>;
  inspect(ref: MachineRef): Promise<MachineStatus>;
  /** Every machine of this driver, hibernated ones too. */
  list(): Promise<readonly MachineRef[]>;
  /** Stops everything in the machine and keeps its disk: images, containers, volumes, files. */
  hibernate(ref: MachineRef): Promise<void>;
  /** Brings a hibernated machine back, engine up. Containers are as after a reboot. */
  resume(ref: MachineRef, options?: CallOptions): Promise<void>;
  /** Ends a machine and removes all of it. */
  destroy(ref: MachineRef): Promise<void>;
  /** The IP address from which a running machine calls others. */
  addressOf(ref: MachineRef): Promise<string>;
  exec(ref: MachineRef, options: ExecOptions): Promise<ExecProcess>;
  openTerminal(ref: MachineRef, options: TerminalOptions): Promise<TerminalProcess>;
  /** A TCP stream to a port as `localhost` in the machine has it. Rejects with `port-closed`. */
  connectPort(ref: MachineRef, port: number, options?: CallOptions): Promise<Duplex>;
  /** A raw stream to the HTTP API of the machine's own engine. Rejects with `engine-unreachable`. */
  connectEngine(ref: MachineRef, options?: CallOptions): Promise<Duplex>;
  /** Lets go of connections; machines run on. */
  dispose(): Promise<void>;
}
