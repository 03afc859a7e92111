import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import type { PageProblem } from '../../../runtime/problem-error.ts';
import ProblemText from '../../problem-text.tsx';

/** Properties of {@link ProblemNote}. */
export interface ProblemNoteProps {
  problem: PageProblem | null;
  /** Offers to try again. */
  onAgain?: (() => void) | undefined;
}

/** What went wrong, where it did; nothing where nothing did. */
export default function ProblemNote({ problem, onAgain }: ProblemNoteProps): JSX.Element | null {
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
