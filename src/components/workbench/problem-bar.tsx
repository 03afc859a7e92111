import { X } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import ProblemText from '../../islands/problem-text.tsx';
import { workbench } from '../../runtime/workbench.ts';

/** What last went wrong, until it is dismissed or something else is tried. */
export default function ProblemBar(): JSX.Element | null {
  const problem = workbench().problem.value;
  if (!problem) return null;
  return (
    <div class="slip-notice" data-tone="failed" role="alert">
      <ProblemText problem={problem} />
      <button
        type="button"
        class="slip-icon-button"
        aria-label={word('dismiss')}
        onClick={() => workbench().dismissProblem()}
      >
        <X size={15} strokeWidth={1.5} />
      </button>
    </div>
  );
}
