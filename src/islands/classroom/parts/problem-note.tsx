import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import type { PageProblem } from '../../../runtime/problem-error.ts';
import { signInAddress } from '../../../runtime/classroom/sign-in-address.ts';
import ProblemText from '../../problem-text.tsx';

/** Properties of {@link ProblemNote}. */
export interface ProblemNoteProps {
  problem: PageProblem | null;
  /** Offers to try again. */
  onAgain?: (() => void) | undefined;
}

/** What went wrong, where it did; nothing where nothing did. Whoever is not signed in is led there. */
export default function ProblemNote({ problem, onAgain }: ProblemNoteProps): JSX.Element | null {
  const isSignedOut = problem?.code === 'not-signed-in';
  useEffect(() => {
    if (isSignedOut) location.replace(signInAddress());
  }, [isSignedOut]);
  if (!problem) return null;
  return (
    <div class="slip-notice room-note" data-tone="failed" role="alert">
      <ProblemText problem={problem} />
      {onAgain && (
        <button type="button" class="slip-button" onClick={onAgain}>
          {word('again')}
        </button>
      )}
    </div>
  );
}
