import { afterEach, beforeEach, expect, test } from 'vitest';
import { BoardLooker, BoardWorld } from '../../test/support/board-world.ts';
import { eventually } from '../../test/support/eventually.ts';

let world: BoardWorld;
let session: string;
beforeEach(async () => {
  world = await BoardWorld.open();
  await world.enroll('bob', 'learner');
  await world.enroll('eve', 'learner');
  session = await world.session('bob');
});
afterEach(() => world.dispose());

const ada = () => world.actor('ada');
const bob = () => world.actor('bob');
const desk = () => world.board.desk;

test('who asked first is first, and asked again it is the same request', async () => {
  const first = await desk().ask(bob(), session, 'port?');
  world.now += 1000;
  await desk().ask(world.actor('eve'), await world.session('eve'), '');
  world.now += 1000;
  expect((await desk().ask(bob(), session, 'which port?')).id).toBe(first.id);
  const queue = await desk().queue(ada(), world.classId);
  expect(queue.map(({ learner, message }) => [learner.name, message])).toEqual([
    ['Bob', 'which port?'],
    ['Eve', ''],
  ]);
});

test('two requests at once are one', async () => {
  const asked = await Promise.all([1, 2, 3].map(() => desk().ask(bob(), session, 'help')));
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
});

test('both sides see who is on it, and when it is done', async () => {
  const looker = new BoardLooker(ada());
  const leave = await world.board.boards.look(world.classId, 'hello-world', looker);
  const sides: unknown[] = [];
  const close = world.hub.subscribe(session, (news) => {
    if (news.type === 'classroom') sides.push(news.classroom.help?.takenBy?.name ?? null);
  });
  const { id } = await desk().ask(bob(), session, '');
  await eventually(() => expect(looker.row('bob')?.help).toMatchObject({ id, taken: false }));
  await desk().take(ada(), world.classId, id);
  await eventually(() => expect(looker.last('help')?.requests[0]?.takenBy?.name).toBe('Ada'));
  await eventually(() => expect(sides).toContain('Ada'));
  await desk().resolve(ada(), world.classId, id);
  await eventually(() => expect(looker.row('bob')?.help).toBeNull());
  await expect(desk().take(ada(), world.classId, id)).rejects.toMatchObject({ code: 'conflict' });
  const history = await desk().history(ada(), world.classId);
  expect(history.requests).toMatchObject([{ id, ended: 'resolved', takenBy: { name: 'Ada' } }]);
  close();
  leave();
});

test('a request ends with its session, with the learner’s wish, and with the class', async () => {
  await desk().ask(bob(), session, '');
  await desk().withdraw(bob(), session);
  await desk().ask(bob(), session, '');
  await world.tell(session, 'ended');
  const left = async () => (await desk().queue(ada(), world.classId)).length;
  await eventually(async () => expect(await left()).toBe(0));
  await desk().ask(world.actor('eve'), await world.session('eve'), '');
  await world.storage.classes.unenroll(world.classId, 'eve');
  await eventually(async () => expect(await left()).toBe(0));
  const { requests } = await desk().history(ada(), world.classId);
  expect(requests.map(({ ended }) => ended).toSorted()).toEqual(['left', 'left', 'withdrawn']);
});

test('nobody asks in another’s session, and who is of no class has nobody to ask', async () => {
  await expect(desk().ask(world.actor('eve'), session, '')).rejects.toMatchObject({
    code: 'unknown-session',
  });
  const alone = await world.session('stranger');
  await expect(desk().ask(world.actor('stranger'), alone, '')).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('learners and instructors of other classes reach no request', async () => {
  const { id } = await desk().ask(bob(), session, '');
  await world.addClass('k2');
  await world.enroll('mallory', 'instructor', { classId: 'k2' });
  const mallory = world.actor('mallory');
  await expect(desk().take(mallory, 'k2', id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(desk().take(mallory, world.classId, id)).rejects.toMatchObject({
    code: 'unknown-class',
  });
  await expect(desk().queue(bob(), world.classId)).rejects.toMatchObject({ code: 'forbidden' });
});
