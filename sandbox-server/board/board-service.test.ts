import { afterEach, beforeEach, expect, test } from 'vitest';
import { BoardLooker, BoardWorld } from '../../test/support/board-world.ts';
import { eventually } from '../../test/support/eventually.ts';

let world: BoardWorld;
let leaves: (() => void)[];
beforeEach(async () => {
  world = await BoardWorld.open();
  leaves = [];
  await world.enroll('bob', 'learner');
  await world.enroll('eve', 'learner');
});
afterEach(async () => {
  for (const leave of leaves) leave();
  await world.dispose();
});

async function look(who = 'ada', classId = world.classId): Promise<BoardLooker> {
  const looker = new BoardLooker(world.actor(who));
  leaves.push(await world.board.boards.look(classId, 'hello-world', looker));
  return looker;
}

test('a board begins with every learner, and no instructor, by name', async () => {
  const looker = await look();
  const board = looker.last('board')?.board;
  expect(board?.rows.map(({ name }) => name)).toEqual(['Bob', 'Eve']);
  expect(board?.steps.at(-1)?.id).toBe('exercise');
  expect(board?.rows[0]).toMatchObject({ online: false, running: false, points: 0, current: 0 });
  expect(looker.last('help')?.requests).toEqual([]);
});

test('what learners do shows as they work', async () => {
  const looker = await look();
  const session = await world.session('bob');
  const leave = world.hub.subscribe(session, () => undefined);
  await eventually(() => expect(looker.row('bob')).toMatchObject({ online: true, running: true }));
  await world.outcome(session, 'first-run', 'no image');
  await world.work(session, 40);
  await eventually(() => expect(looker.row('bob')?.cells[0]).toBe('trying'));
  await world.outcome(session, 'first-run', 'passed');
  await eventually(() => expect(looker.row('bob')).toMatchObject({ current: 1, points: 2 }));
  expect(looker.row('bob')?.cells.slice(0, 2)).toEqual(['done', 'trying']);
  leave();
  await eventually(() => expect(looker.row('bob')?.online).toBe(false));
  expect(looker.row('eve')?.cells[0]).toBe('untouched');
});

test('who fails the same way for five minutes is stuck, also for one who looks only then', async () => {
  const session = await world.session('bob');
  await world.outcome(session, 'first-run', 'no image');
  for (let minute = 0; minute < 6; minute++) await world.work(session, 60);
  const looker = await look();
  expect(looker.row('bob')?.cells[0]).toBe('stuck');
  await world.outcome(session, 'first-run', 'another thing');
  await eventually(() => expect(looker.row('bob')?.cells[0]).toBe('trying'));
});

test('who is away is not stuck', async () => {
  const session = await world.session('bob');
  await world.outcome(session, 'first-run', 'no image');
  await world.work(session, 60);
  await world.work(session, 30 * 60);
  expect((await look()).row('bob')?.cells[0]).toBe('trying');
});

test('what was done in an earlier session stays done', async () => {
  const doneAt = new Date(world.now);
  const steps = [{ step: 'first-run', doneAt, by: 'checks' as const }];
  await world.storage.progress.merge('bob', 'hello-world', { steps });
  const claimed = [{ step: 'first-run', doneAt, by: 'claimed' as const }];
  await world.storage.progress.merge('eve', 'hello-world', { steps: claimed });
  const looker = await look();
  expect(looker.row('bob')?.cells[0]).toBe('done');
  expect(looker.row('eve')?.cells[0]).toBe('untouched');
});

test('events in a burst come in few frames, and what is no change in none', async () => {
  const looker = await look();
  const session = await world.session('bob');
  await eventually(() => expect(looker.row('bob')?.running).toBe(true));
  const before = looker.frames.length;
  for (let burst = 0; burst < 40; burst++) await world.outcome(session, 'first-run', 'no image');
  await eventually(() => expect(looker.row('bob')?.cells[0]).toBe('untouched'));
  expect(looker.frames.length - before).toBeLessThan(10);
});

test('a slow viewer is left behind and gets the board anew', async () => {
  const looker = await look();
  looker.isSlow = true;
  const before = looker.frames.length;
  const session = await world.session('bob');
  await world.outcome(session, 'first-run', 'passed');
  const other = await look();
  await eventually(() => expect(other.row('bob')?.cells[0]).toBe('done'));
  expect(looker.frames).toHaveLength(before);
  looker.isSlow = false;
  await eventually(() => expect(looker.frames.length).toBeGreaterThan(before));
  expect(looker.frames[before]?.type).toBe('board');
  expect(looker.row('bob')?.cells[0]).toBe('done');
});

test('learners who come and go are on the board and off it', async () => {
  const looker = await look();
  await world.enroll('zoe', 'learner');
  await eventually(() => expect(looker.row('zoe')?.name).toBe('Zoe'));
  await world.storage.classes.unenroll(world.classId, 'eve');
  await eventually(() => expect(looker.last('rows')?.left).toEqual(['eve']));
});

test('the board closes for one who may not look any more', async () => {
  await world.enroll('tom', 'assistant');
  const looker = await look('tom');
  await world.storage.classes.updateEnrollment(world.classId, 'tom', { role: 'learner' });
  await eventually(() => expect(looker.closedBy?.code).toBe('forbidden'));
});

test('the board closes for an account that was disabled', async () => {
  await world.enroll('tom', 'assistant');
  const looker = await look('tom');
  await world.storage.people.update('tom', { disabledAt: new Date() });
  await eventually(() => expect(looker.closedBy?.code).toBe('forbidden'));
});

test('learners, strangers, other lessons and other classes are refused', async () => {
  await world.addClass('k2');
  await world.enroll('mallory', 'instructor', { classId: 'k2' });
  await expect(look('bob')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(look('mallory')).rejects.toMatchObject({ code: 'unknown-class' });
  await expect(look('nobody')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(look('ada', 'no-such-class')).rejects.toMatchObject({ code: 'unknown-class' });
  const { boards } = world.board;
  const looker = new BoardLooker(world.actor('ada'));
  await expect(boards.look(world.classId, 'no-such-lesson', looker)).rejects.toMatchObject({
    code: 'unknown-lesson',
  });
  const ask = (person: string) =>
    boards.learner(world.actor('mallory'), 'k2', 'hello-world', person, 'en');
  await expect(ask('bob')).rejects.toMatchObject({ code: 'unknown-person' });
});

test('one learner’s checks say what was expected and found', async () => {
  const session = await world.session('bob');
  await world.outcome(session, 'first-run', 'no image');
  const { boards } = world.board;
  const found = await boards.learner(world.actor('ada'), world.classId, 'hello-world', 'bob', 'en');
  expect(found.results[0]?.checks[0]).toMatchObject({ expected: 'something', found: 'no image' });
});

test('on loopback the one user is a learner of the classes they are in, and may look', async () => {
  await world.enroll('local', 'instructor', { serverRole: 'administrator' });
  const looker = new BoardLooker(world.actor('local', 'administrator'));
  leaves.push(await world.board.boards.look(world.classId, 'hello-world', looker));
  expect(looker.last('board')?.board.rows.map(({ learner }) => learner)).toContain('local');
});

test('what a guest does goes on as that of the learner they become', async () => {
  const looker = await look();
  const session = await world.session('guest-1');
  await world.outcome(session, 'first-run', 'passed');
  await world.storage.people.absorb('guest-1', 'bob');
  await eventually(() => expect(looker.row('bob')?.cells[0]).toBe('done'));
});

test('a page that is open hears that its learner has joined a class', async () => {
  const session = await world.session('zoe');
  const classes: (string | null)[] = [];
  world.hub.subscribe(session, (news) => {
    if (news.type === 'classroom') classes.push(news.classroom.class?.name ?? null);
  });
  await world.enroll('zoe', 'learner');
  await eventually(() => expect(classes).toContain('Class k1'));
});
