import { noProgress, type KeptProgress } from './merge-progress.ts';

const key = 'slipway:progress';

/** Fired on the window when progress has changed, here or in another tab. */
export const progressChanged = 'slipway:progress';

/** Used where the browser keeps nothing: progress then lasts as long as the page. */
let ofThisPage: KeptProgress | null = null;

/** What this browser keeps; read anew each time, as another tab may have written. */
export function readKept(): KeptProgress {
  if (ofThisPage) return ofThisPage;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : noProgress;
  } catch {
    return noProgress;
  }
}

/** Keeps what `change` makes of what is kept, and tells the page where that is another. */
export function changeKept(change: (kept: KeptProgress) => KeptProgress): void {
  const before = readKept();
  const after = change(before);
  const text = JSON.stringify(after);
  if (text === JSON.stringify(before)) return;
  try {
    localStorage.setItem(key, text);
    ofThisPage = null;
  } catch {
    ofThisPage = after;
  }
  dispatchEvent(new Event(progressChanged));
}

/** Tells the page of what another tab has written. */
export function followOtherTabs(): void {
  addEventListener('storage', (event) => {
    if (event.key === key) dispatchEvent(new Event(progressChanged));
  });
}

function isKept(kept: unknown): kept is KeptProgress {
  return typeof kept === 'object' && kept !== null && 'lessons' in kept && 'learner' in kept;
}
