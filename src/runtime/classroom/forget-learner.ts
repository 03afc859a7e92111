import { noProgress } from '../merge-progress.ts';
import { changeKept } from '../progress-cache.ts';

/** What pages remember of whoever reads them; the theme, widths and the language stay. */
const ofLearner = /^slipway:(?:progress$|session:|position:|kept-place)/;

/** The next one at this browser sees nothing of what this learner did: they have signed out. */
export function forgetLearner(): void {
  changeKept(() => noProgress);
  for (const store of stores()) {
    for (const key of Object.keys(store)) if (ofLearner.test(key)) store.removeItem(key);
  }
}

/** Browsers may refuse either. */
function stores(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return [];
  }
}
