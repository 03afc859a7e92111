import type { Language } from '../../protocol/language.ts';
import type { Problem, ProblemCode } from '../../protocol/problem.ts';
import { tell, type Told } from '../words/told.ts';
import { type KeptProblem, sayProblem } from './kept-problem.ts';

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
  readonly #told: Told | undefined;

  /**
   * @param words What a learner may read, as `told('…')`; plain English where only whoever runs the
   *   server reads it. The error's own fields, and so the log, are in English in either case.
   * @param options Parts that the words leave out, the same in every language.
   */
  constructor(code: ProblemCode, words: Told | string, options: SlipwayErrorOptions = {}) {
    const text = typeof words === 'string' ? { message: words } : tell(words, 'en');
    super(text.message, { cause: options.cause });
    const { expected, found, remedy } = { ...options, ...text };
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
    this.detail = options.detail;
    this.#told = typeof words === 'string' ? undefined : words;
  }

  /** The part that may leave the server. */
  toProblem(language: Language = 'en'): Problem {
    return sayProblem(this.toKept(), language);
  }

  /** The same, to be told in whichever language it will be asked for. */
  toKept(): KeptProblem {
    const { code, message, expected, found, remedy } = this;
    return {
      code,
      message,
      ...(expected !== undefined && { expected }),
      ...(found !== undefined && { found }),
      ...(remedy !== undefined && { remedy }),
      ...(this.#told && { told: this.#told }),
    };
  }
}
