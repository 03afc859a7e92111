import { followChosenLanguage } from '../runtime/language-choice.ts';
import { progressChanged } from '../runtime/progress.ts';
import { syncProgress } from '../runtime/progress-sync.ts';

addEventListener(progressChanged, followChosenLanguage);
syncProgress();
