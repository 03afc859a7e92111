import type { Problem, ProblemCode } from '../../protocol/problem.ts';

/** What a {@link SlipwayError} is made of: the page's part, and the log's. */
export interface SlipwayErrorOptions extends Omit<Problem, 'code' | 'message' | 'requestId'> {
  /** For the log alone: paths, ids, the engine's own words. */
  detail?: Record<string, unknown> | undefined;
  cause?: unknown;
}

/**
 * An expected failure. Services throw it; `http/` turns it into an answer once, for HTTP and for
 * sockets. Anything else that is thrown is a defect and reaches the page as `internal`.
 */
export class SlipwayError extends Error {
  override readonly name = 'SlipwayError';
  readonly code: ProblemCode;
  readonly expected: string | undefined;
  readonly found: string | undefined;
  readonly remedy: string | undefined;
  readonly detail: Record<string, unknown> | undefined;

  constructor(code: ProblemCode, message: string, options: SlipwayErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.expected = options.expected;
    this.found = options.found;
    this.remedy = options.remedy;
    this.detail = options.detail;
  }

  /** The part that may leave the server. */
  toProblem(): Problem {
    const { code, message, expected, found, remedy } = this;
    return {
      code,
      message,
      ...(expected !== undefined && { expected }),
      ...(found !== undefined && { found }),
      ...(remedy !== undefined && { remedy }),
    };
  }
}
