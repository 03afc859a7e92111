import { word } from '../i18n/word.ts';
import type { Problem } from '../../protocol/problem.ts';

/** A {@link Problem}, or what the page itself finds: that the server does not answer. */
export interface PageProblem extends Omit<Problem, 'code'> {
  code: Problem['code'] | 'server-unreachable';
}

/** Thrown by everything in `runtime` that talks to the server; carries what the learner reads. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: PageProblem;

  constructor(problem: PageProblem, options: ErrorOptions = {}) {
    super(problem.message, options);
    this.problem = problem;
  }
}

/** What to show for anything that was thrown; a defect of ours is named as such. */
export function asProblem(thrown: unknown): PageProblem {
  if (thrown instanceof ProblemError) return thrown.problem;
  return {
    code: 'internal',
    message: word('problem.page'),
    found: thrown instanceof Error ? thrown.message : String(thrown),
    remedy: word('problem.pageRemedy'),
  };
}

/** Whether `thrown` is a problem of one of these codes. */
export function isProblem(thrown: unknown, ...codes: PageProblem['code'][]): boolean {
  return thrown instanceof ProblemError && codes.includes(thrown.problem.code);
}
