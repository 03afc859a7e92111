import { followChosenLanguage } from '../runtime/language-choice.ts';
import { progressChanged } from '../runtime/progress.ts';
import { syncProgress } from '../runtime/progress-sync.ts';

/** Has the server's progress and the language that was chosen elsewhere, on a page that shows progress. */
export function followProgress(): void {
  addEventListener(progressChanged, followChosenLanguage);
  syncProgress();
}
