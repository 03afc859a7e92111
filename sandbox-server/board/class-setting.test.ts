import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BoardLooker, BoardWorld } from '../../test/support/board-world.ts';
import { eventually } from '../../test/support/eventually.ts';
import { loadCourse } from '../course/load-course.ts';
import { LiveBoard } from './live-board.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

let world: BoardWorld;
beforeEach(async () => {
  world = await BoardWorld.open();
  await world.enroll('bob', 'learner');
});
afterEach(() => world.dispose());

test('who looks at the board sees after how many minutes one is stuck, and when that changes', async () => {
  const looker = new BoardLooker(world.actor('ada'));
  const leave = await world.board.boards.look(world.classId, 'hello-world', looker);
  expect(looker.last('board')?.board.stuckMinutes).toBe(5);
  await world.storage.classes.update(world.classId, { stuckMinutes: 20 });
  await eventually(() => expect(looker.last('board')?.board.stuckMinutes).toBe(20));
  leave();
});

test('of a class that is gone the board keeps the minutes that it had', async () => {
  const record = (await world.storage.classes.find(world.classId))!;
  const lesson = (await loadCourse(lessons)).lesson('hello-world');
  let minutes: number | null = 12;
  const board = new LiveBoard({
    ...{ class: record, lesson, points: {}, stuckMinutes: async () => minutes },
    ...{ learners: async () => [], done: async () => new Map(), works: () => new Map() },
    ...{ help: async () => [], consents: () => [], onError: (error) => expect.fail(String(error)) },
  });
  const seen = async () => {
    const looker = new BoardLooker(world.actor('ada'));
    (await board.join(looker))();
    return looker.last('board')?.board.stuckMinutes;
  };
  expect(await seen()).toBe(12);
  minutes = null;
  board.rosterChanged();
  expect(await seen()).toBe(12);
  board.dispose();
});

test('help that is taken, given back and resolved is in the log, by the learner’s name', async () => {
  const { desk } = world.board;
  const ada = world.actor('ada');
  const { id } = await desk.ask(world.actor('bob'), await world.session('bob'), 'which port?');
  await desk.take(ada, world.classId, id);
  await desk.release(ada, world.classId, id);
  await desk.resolve(ada, world.classId, id);
  expect(await world.audited()).toEqual([
    ...['Ada: help.taken', 'Ada: help.released', 'Ada: help.resolved'],
  ]);
  // What the learner wrote is not for the log, which outlives them.
  const [entry] = await world.storage.audit.list({ class: world.classId, limit: 1 });
  expect(entry).toMatchObject({
    ...{ subject: 'learner Bob', subjectPerson: 'bob' },
    detail: { person: 'bob', lesson: 'hello-world' },
  });
});
