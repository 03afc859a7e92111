/** What the page keeps in the browser for a lesson, so that a reload goes on where it was. */
export interface RememberedSession {
  id: string;
  /** Open terminals and the one in front. */
  terminals?: string[];
  terminal?: string;
  /** Open files and the one in front. */
  files?: string[];
  file?: string | null;
}

const key = (lesson: string): string => `slipway:session:${lesson}`;

/** What was kept, or null; a browser that keeps nothing only costs the convenience. */
export function recall(lesson: string): RememberedSession | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(lesson)) ?? 'null');
    return isRemembered(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps `session`, or forgets the lesson's session where it is null. */
export function remember(lesson: string, session: RememberedSession | null): void {
  try {
    if (session) localStorage.setItem(key(lesson), JSON.stringify(session));
    else localStorage.removeItem(key(lesson));
  } catch {
    // Storage is full or forbidden: the session is then not found again after a reload.
  }
}

function isRemembered(kept: unknown): kept is RememberedSession {
  return typeof kept === 'object' && kept !== null && 'id' in kept && typeof kept.id === 'string';
}
