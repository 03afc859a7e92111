import { beforeEach, expect, test } from 'vitest';
import type { SessionState } from '../../protocol/session.ts';
import type { SessionRecord } from '../storage/sessions/session-store.ts';
import { activePerOwner, hibernatedPerOwner, OwnerRoom } from './owner-room.ts';

type Entry = Pick<SessionRecord, 'id' | 'owner' | 'expiresAt'> & { state: SessionState };
let sessions: Entry[];
let room: OwnerRoom;

beforeEach(() => {
  sessions = [];
  const move = async (id: string, state: SessionState) => {
    for (const session of sessions) if (session.id === id) session.state = state;
  };
  room = new OwnerRoom({
    store: {
      list: async (states) =>
        sessions.filter(({ state }) => states.includes(state)) as unknown as SessionRecord[],
    },
    hibernate: (id) => move(id, 'hibernated'),
    end: (id) => move(id, 'ended'),
  });
});

/** Adds sessions, each used later than the one before. */
function add(owner: string, state: SessionState, ...ids: string[]): void {
  for (const id of ids) {
    sessions.push({ id, owner, state, expiresAt: new Date(1_000 * sessions.length) });
  }
}

const start = (owner: string, id: string) =>
  room.take(owner, null, async () => add(owner, 'starting', id));
const inState = (state: SessionState) =>
  sessions.filter((session) => session.state === state).map(({ id }) => id);

test('whoever starts one more has the machine sleep that was used longest ago', async () => {
  add('ada', 'ready', 'a1', 'a2');
  add('bob', 'ready', 'b1');
  await start('ada', 'a3');
  expect(inState('hibernated')).toEqual([]);
  await start('ada', 'a4');
  expect(inState('hibernated')).toEqual(['a1']);
  await start('ada', 'a5');
  expect(inState('hibernated')).toEqual(['a1', 'a2']);
  expect(inState('ready')).toEqual(['b1']);
});

test('whoever has all waiting is told so, and others start', async () => {
  add('ada', 'queued', 'a1', 'a2');
  add('ada', 'starting', 'a3');
  await expect(start('ada', 'a4')).rejects.toMatchObject({
    code: 'too-many-sessions',
    expected: expect.stringContaining(`at most ${activePerOwner}`),
    found: expect.any(String),
    remedy: expect.any(String),
  });
  await start('bob', 'b1');
  expect(inState('starting')).toEqual(['a3', 'b1']);
  expect(inState('queued')).toEqual(['a1', 'a2']);
});

test('however many are started at once, no more than the bound wait', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `a${index}`);
  const started = await Promise.allSettled(ids.map((id) => start('ada', id)));
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(activePerOwner);
  expect(inState('starting')).toHaveLength(activePerOwner);
});

test('machines that sleep are bounded too: the one used longest ago ends', async () => {
  const asleep = Array.from({ length: hibernatedPerOwner }, (_, index) => `a${index}`);
  add('ada', 'hibernated', ...asleep);
  add('bob', 'hibernated', 'b1');
  add('ada', 'ready', 'r1', 'r2', 'r3');
  await start('ada', 'a8');
  expect(inState('ended')).toEqual(['a0']);
  expect(inState('hibernated')).toEqual([...asleep.slice(1), 'b1', 'r1']);
});

test('a session that is reset or woken makes no room for itself twice', async () => {
  add('ada', 'ready', 'a1', 'a2', 'a3');
  await room.take('ada', 'a1', async () => undefined);
  expect(inState('ready')).toEqual(['a1', 'a2', 'a3']);
  add('ada', 'hibernated', 'a4');
  await room.take('ada', 'a4', async () => undefined);
  expect(inState('hibernated')).toEqual(['a1', 'a4']);
});

test('a start that fails does not hold up the next', async () => {
  const failing = room.take('ada', null, () => Promise.reject(new Error('no storage')));
  await expect(failing).rejects.toThrow('no storage');
  await start('ada', 'a1');
  expect(inState('starting')).toEqual(['a1']);
});
