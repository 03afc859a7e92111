/** How far a long job is. `done` and `total` are in `unit`; without them the length is unknown. */
export interface Progress {
  /** What is being done now: "downloading packages". */
  readonly text: string;
  readonly done?: number;
  readonly total?: number;
  readonly unit?: 'bytes' | 'steps';
}

/** Receives progress. May be called often; never throws. */
export type Report = (progress: Progress) => void;
