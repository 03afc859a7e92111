/** What is wrong with a file of the course, in its author's terms. */
export interface LessonFault {
  /** From the project's root: `lessons/hello-world/exercise.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line?: number | undefined;
  /** Keys that lead to the value: `steps.0.checks.1.port`. */
  readonly place?: string | undefined;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
}

/** A fault in one sentence: `file:line: place: expected …, found ….` */
export function faultText({ file, line, place, expected, found }: LessonFault): string {
  const where = [line === undefined ? file : `${file}:${line}`, place].filter(Boolean).join(': ');
  return `${where}: expected ${expected}, found ${found}.`;
}

/** A part of the course cannot be used. Its message names every fault, the most telling first. */
export class LessonError extends Error {
  override readonly name = 'LessonError';
  readonly faults: readonly [LessonFault, ...LessonFault[]];
  /** What to do; Astro prints it below the message, and may write it. */
  hint: string | undefined;

  constructor(faults: readonly [LessonFault, ...LessonFault[]], cause?: unknown) {
    super(faults.map(faultText).join('\n'), { cause });
    this.faults = faults;
    this.hint = faults[0].remedy;
  }
}
