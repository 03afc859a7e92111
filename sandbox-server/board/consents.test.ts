import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConsentRight } from '../../protocol/consent.ts';
import { BoardWorld } from '../../test/support/board-world.ts';
import { eventually } from '../../test/support/eventually.ts';

let world: BoardWorld;
let session: string;
beforeEach(async () => {
  world = await BoardWorld.open();
  await world.enroll('tom', 'assistant');
  await world.enroll('bob', 'learner');
  session = await world.session('bob');
});
afterEach(async () => {
  vi.useRealTimers();
  await world.dispose();
});

const ada = () => world.actor('ada');
const bob = () => world.actor('bob');
const consents = () => world.board.consents;
const ask = (right: ConsentRight, who = ada()) =>
  consents().ask(who, world.classId, { learner: 'bob', lesson: 'hello-world', right });
async function given(right: ConsentRight, who = ada()) {
  const { id } = await ask(right, who);
  await consents().answer(bob(), session, id, true);
  const use = right === 'edit' ? 'files' : 'terminals';
  const used = await consents().use(who, world.classId, id, use);
  const stop = vi.fn();
  used.onEnd(stop);
  return { id, used, stop };
}
const forbidden = { code: 'forbidden' };

test('nothing is open before the learner says yes', async () => {
  const { id } = await ask('watch');
  await expect(consents().use(ada(), world.classId, id, 'terminals')).rejects.toMatchObject(
    forbidden,
  );
  await consents().answer(bob(), session, id, true);
  const used = await consents().use(ada(), world.classId, id, 'terminals');
  expect([used.session, used.allows('terminals'), used.allows('typing')]).toEqual([
    session,
    true,
    false,
  ]);
});

test('each right is for itself: who types may watch, who watches may not type, nor see files', async () => {
  const watch = await given('watch');
  const type = await given('type');
  const edit = await given('edit');
  expect(type.used.allows('terminals')).toBe(true);
  expect(type.used.allows('typing')).toBe(true);
  for (const [id, use] of [
    [watch.id, 'typing'],
    [watch.id, 'files'],
    [type.id, 'files'],
    [edit.id, 'terminals'],
  ] as const) {
    await expect(consents().use(ada(), world.classId, id, use)).rejects.toMatchObject(forbidden);
  }
});

test('taken back, it is over before the answer comes', async () => {
  const { id, used, stop } = await given('watch');
  await consents().revoke(bob(), session, id);
  expect(stop).toHaveBeenCalledOnce();
  expect(used.allows('terminals')).toBe(false);
  await expect(consents().use(ada(), world.classId, id, 'terminals')).rejects.toMatchObject(
    forbidden,
  );
  expect(await world.audited()).toEqual(['Bob: consent.given', 'Bob: consent.ended']);
});

test('a no is written down, and the same question is not put again at once', async () => {
  const { id } = await ask('type');
  expect(await consents().answer(bob(), session, id, false)).toMatchObject({ end: 'denied' });
  expect(await world.audited()).toEqual(['Bob: consent.denied']);
  await expect(ask('type')).rejects.toMatchObject({ code: 'rate-limited' });
  world.now += 61_000;
  expect(await ask('type')).toMatchObject({ state: 'asked' });
});

test.each([
  ['the session sleeps', () => world.tell(session, 'hibernated')],
  ['the machine is reset', () => world.tell(session, 'starting')],
  ['the session ends', () => world.tell(session, 'ended')],
  ['the watcher leaves the class', () => world.storage.classes.unenroll(world.classId, 'tom')],
  ['the learner leaves the class', () => world.storage.classes.unenroll(world.classId, 'bob')],
  [
    'the watcher is an assistant no more',
    () => world.storage.classes.updateEnrollment(world.classId, 'tom', { role: 'learner' }),
  ],
  [
    'the class is archived',
    () => world.storage.classes.update(world.classId, { archivedAt: new Date() }),
  ],
  ['the account is disabled', () => world.storage.people.update('tom', { disabledAt: new Date() })],
  ['the server stops', () => world.board.dispose()],
])('it is over when %s', async (_what, happens) => {
  const { stop, used } = await given('watch', world.actor('tom'));
  await happens();
  await eventually(() => expect(stop).toHaveBeenCalledOnce());
  expect(used.allows('terminals')).toBe(false);
  await eventually(async () => expect(await world.audited()).toContain('Tom: consent.ended'));
});

test('an hour is the most, and a question lapses after two minutes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = await ask('type');
  const watch = await ask('watch');
  await consents().answer(bob(), session, watch.id, true);
  const used = await consents().use(ada(), world.classId, watch.id, 'terminals');
  const stop = vi.fn();
  used.onEnd(stop);
  vi.advanceTimersByTime(2 * 60_000 + 1);
  await expect(consents().answer(bob(), session, asked.id, true)).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(stop).not.toHaveBeenCalled();
  vi.advanceTimersByTime(58 * 60_000);
  expect(stop).toHaveBeenCalledOnce();
});

test('nobody answers but the learner, and only in the session it is for', async () => {
  const { id } = await ask('watch');
  const other = await world.session('bob', 'flask-app');
  const elsewhere = await world.session('eve');
  const answer = (who: string, of: string) => consents().answer(world.actor(who), of, id, true);
  await expect(answer('ada', session)).rejects.toMatchObject({ code: 'unknown-session' });
  await expect(answer('eve', session)).rejects.toMatchObject({ code: 'unknown-session' });
  await expect(answer('eve', elsewhere)).rejects.toMatchObject({ code: 'not-found' });
  await expect(answer('bob', other)).rejects.toMatchObject({ code: 'not-found' });
});

test('a consent is its asker’s alone', async () => {
  const { id } = await given('watch');
  await world.addClass('k2');
  await world.enroll('mallory', 'instructor', { classId: 'k2' });
  const use = (who: string, classId: string) =>
    consents().use(world.actor(who), classId, id, 'terminals');
  await expect(use('tom', world.classId)).rejects.toMatchObject(forbidden);
  await expect(use('mallory', 'k2')).rejects.toMatchObject(forbidden);
  await expect(use('mallory', world.classId)).rejects.toMatchObject({ code: 'unknown-class' });
  await expect(use('bob', world.classId)).rejects.toMatchObject(forbidden);
  await expect(consents().leave(world.actor('tom'), world.classId, id)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('learners ask for nothing, and strangers are asked by nobody', async () => {
  await expect(ask('watch', bob())).rejects.toMatchObject(forbidden);
  await world.session('stranger');
  const stranger = { learner: 'stranger', lesson: 'hello-world', right: 'watch' } as const;
  await expect(consents().ask(ada(), world.classId, stranger)).rejects.toMatchObject({
    code: 'unknown-person',
  });
  await expect(
    consents().ask(ada(), world.classId, { ...stranger, learner: 'bob', lesson: 'flask-app' }),
  ).rejects.toMatchObject({ code: 'conflict' });
});
