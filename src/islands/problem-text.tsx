import type { JSX } from 'preact';
import { inSequence, sentenceSpace, word } from '../i18n/word.ts';
import { signInAddress } from '../runtime/classroom/sign-in-address.ts';
import type { PageProblem } from '../runtime/problem-error.ts';
import RichText from './rich-text.tsx';

/** A problem in the learner's terms: what, then what was expected and found, then what to do. */
export default function ProblemText({ problem }: { problem: PageProblem }): JSX.Element {
  const { message, expected, found, remedy } = problem;
  const text = inSequence(
    message,
    expected && word('problem.expected', { expected }),
    found && word('problem.found', { found }),
    remedy,
  );
  return (
    <p>
      <RichText text={text} />
      {problem.code === 'not-signed-in' && (
        <>
          {sentenceSpace()}
          <a href={signInAddress()}>{word('problem.signIn')}</a>
        </>
      )}
    </p>
  );
}
