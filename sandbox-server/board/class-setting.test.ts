import { afterEach, beforeEach, expect, test } from 'vitest';
import { BoardLooker, BoardWorld } from '../../test/support/board-world.ts';
import { eventually } from '../../test/support/eventually.ts';

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
  const [entry] = await world.storage.audit.list({ class: world.classId, limit: 1 });
  expect(entry).toMatchObject({
    ...{ subject: 'learner Bob', subjectPerson: 'bob' },
    detail: { person: 'bob', lesson: 'hello-world', message: 'which port?' },
  });
});
