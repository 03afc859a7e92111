import { sessionStateSchema } from '../../../protocol/session.ts';
import type { PersonData } from '../../people/person-data.ts';
import type { SessionStore } from '../../storage/sessions/session-store.ts';
import type { SessionRecordings } from './session-recordings.ts';

/** What is recorded of sessions that are not over; what was handed in is with the submissions. */
export function recordingData(
  store: Pick<SessionStore, 'list'>,
  recordings: Pick<SessionRecordings, 'casts' | 'remove'>,
): PersonData {
  const of = async (person: string) =>
    (await store.list(sessionStateSchema.options)).filter(({ owner }) => owner === person);
  return {
    name: 'recordings',
    async export(person) {
      const recorded = [];
      for (const { id, lesson } of await of(person)) {
        const terminals = await recordings.casts(id);
        if (Object.keys(terminals).length > 0) recorded.push({ session: id, lesson, terminals });
      }
      return recorded;
    },
    async erase(person) {
      for (const { id } of await of(person)) await recordings.remove(id);
    },
  };
}
