import { expect, test } from 'vitest';
import type { SessionRecord } from '../../storage/sessions/session-store.ts';
import { recordingData } from './recording-person-data.ts';

const sessions = [
  { id: 'a', owner: 'lea', lesson: 'hello-world' },
  { id: 'b', owner: 'lea', lesson: 'flask-app' },
  { id: 'c', owner: 'leo', lesson: 'hello-world' },
] as SessionRecord[];

test('a person is given what was recorded and not handed in, and erased with it, others are not', async () => {
  const recorded = new Map([
    ['a', { main: 'cast of lea' }],
    ['c', { main: 'cast of leo' }],
  ]);
  const data = recordingData(
    { list: async () => sessions },
    {
      casts: async (session) => recorded.get(session) ?? {},
      remove: async (session) => void recorded.delete(session),
    },
  );
  expect(await data.export('lea')).toEqual([
    { session: 'a', lesson: 'hello-world', terminals: { main: 'cast of lea' } },
  ]);
  await data.erase('lea');
  await data.erase('lea');
  expect([...recorded.keys()]).toEqual(['c']);
  expect(await data.export('lea')).toEqual([]);
});
