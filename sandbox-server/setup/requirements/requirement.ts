/** What `doctor` finds out about a requirement. */
export interface Finding {
  /** `note`: it does not hold, and Slipway runs all the same. */
  readonly outcome: 'passed' | 'failed' | 'note';
  /** "24.21.0", "out of reach". */
  readonly found: string;
  /** What to do; for all that has not passed. */
  readonly remedy?: string;
}

/** One line of `doctor`. */
export interface Requirement {
  /** "Docker Hub". */
  readonly title: string;
  /** Changes nothing on the host. Never throws. */
  check(): Promise<Finding>;
}

export const passed = (found: string): Finding => ({ outcome: 'passed', found });
export const failed = (found: string, remedy: string): Finding => ({
  outcome: 'failed',
  found,
  remedy,
});
export const note = (found: string, remedy: string): Finding => ({
  outcome: 'note',
  found,
  remedy,
});
