import { type SessionState, sessionStateSchema } from '../../protocol/session.ts';
import type { PersonData } from '../people/person-data.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import type { SessionStops } from './session-stops.ts';

const states: readonly SessionState[] = sessionStateSchema.options;
const isOver = (state: SessionState) => state === 'ended' || state === 'failed';

/** Somebody's sessions on this server. Erased, their machines and disks go with them. */
export function sessionData(store: SessionStore, stops: Pick<SessionStops, 'end'>): PersonData {
  const of = async (person: string) =>
    (await store.list(states)).filter(({ owner }) => owner === person);
  return {
    name: 'sessions',
    export: async (person) =>
      (await of(person)).map(({ lesson, state, createdAt, expiresAt }) => ({
        lesson,
        state,
        createdAt,
        expiresAt,
      })),
    async erase(person) {
      for (const { id, state } of await of(person)) {
        if (!isOver(state)) await stops.end(id);
        await store.remove(id);
      }
    },
  };
}
