import type { SessionStore } from '../storage/sessions/session-store.ts';

const open = ['queued', 'starting', 'ready', 'hibernated'] as const;

/** Ends the sessions that these learners have of a lesson, on this server. */
export async function endSessions(
  store: SessionStore,
  end: (id: string) => Promise<void>,
  { owners, lesson }: { readonly owners: ReadonlySet<string>; readonly lesson: string },
): Promise<void> {
  const sessions = await store.list(open);
  const theirs = sessions.filter(
    (session) => session.lesson === lesson && owners.has(session.owner),
  );
  await Promise.all(theirs.map(({ id }) => end(id)));
}
