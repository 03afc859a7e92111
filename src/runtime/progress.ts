/** Fired on the window when a lesson's progress was written. */
export const progressChanged = 'slipway:progress';

const key = (lesson: string): string => `slipway:progress:${lesson}`;

/** Ids of the lesson's steps that were done in this browser, `exercise` for its exercise. */
export function readProgress(lesson: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(lesson)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Adds steps that are done; what was done once stays done. */
export function addProgress(lesson: string, steps: readonly string[]): void {
  const known = readProgress(lesson);
  const all = [...new Set([...known, ...steps])];
  if (all.length === known.length) return;
  try {
    localStorage.setItem(key(lesson), JSON.stringify(all));
  } catch {
    // Storage is full or forbidden: the ticks then last as long as the page.
  }
  dispatchEvent(new Event(progressChanged));
}
