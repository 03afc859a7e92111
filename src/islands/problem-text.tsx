import type { JSX } from 'preact';
import type { PageProblem } from '../runtime/problem-error.ts';

/** A problem in the learner's terms: what, then what was expected and found, then what to do. */
export default function ProblemText({ problem }: { problem: PageProblem }): JSX.Element {
  const { message, expected, found, remedy } = problem;
  return (
    <p>
      {message}
      {expected && <> Expected: {expected}.</>}
      {found && <> Found: {found}.</>}
      {remedy && <> {remedy}</>}
    </p>
  );
}
