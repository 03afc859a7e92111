import type { Report } from '../processes/progress.ts';

export interface StepRun {
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * One thing that has to be there before Slipway runs. Steps are in an order in which each finds what
 * it needs. A step that fails or is interrupted leaves nothing half-made and can be run again.
 */
export interface Step {
  /** "Machine image". */
  readonly title: string;
  /** What running it brings, with its size: "Debian 13 with Docker Engine 28 (550 MB)". */
  plan(): Promise<string>;
  /** Milliseconds, not seconds: it is asked at every start. */
  isDone(): Promise<boolean>;
  /** Throws `SetupError`. */
  run(options: StepRun): Promise<void>;
  /** What to do when it fails in a way that nobody foresaw. */
  readonly remedy: string;
}
