/** The three things that whoever sets Slipway up needs to know about a failure. */
export interface SetupErrorOptions {
  /** Why: the tool's own last lines, or what was expected and what was found. */
  readonly why: string;
  /** What to do now, as a sentence or a command. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/**
 * An expected failure while Slipway is set up or started. It is read in the terminal where
 * `npm start` runs, never on a page: pages get a `SlipwayError`. The message says what failed.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly why: string;
  readonly remedy: string;

  constructor(message: string, { why, remedy, cause }: SetupErrorOptions) {
    super(message, { cause });
    this.why = why;
    this.remedy = remedy;
  }
}
