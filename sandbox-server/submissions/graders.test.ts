import { afterEach, expect, test } from 'vitest';
import { actorOf, draftOf } from '../../test/support/assignment-world.ts';
import { eventually } from '../../test/support/eventually.ts';
import { openSubmissionWorld } from '../../test/support/submission-world.ts';
import { Slots } from '../sessions/slots.ts';

let world: Awaited<ReturnType<typeof openSubmissionWorld>>;
afterEach(async () => {
  await world.submissions.dispose();
  await world.storage.close();
});

/** Each grader takes a place among the machines, as `MachinePool` gives it, and works until told. */
async function openWith({ graders, capacity }: { graders: number; capacity: number }) {
  world = await openSubmissionWorld({ graders });
  const slots = new Slots(capacity);
  const atWork: (() => void)[] = [];
  world.machine.waits = async () => {
    const slot = slots.request('patient');
    await slot.granted;
    const { promise, resolve } = Promise.withResolvers<void>();
    atWork.push(resolve);
    await promise;
    slot.release();
  };
  const draft = draftOf({ lesson: 'publish-ports' });
  const { id } = await world.assignments.create(actorOf('ina'), 'berlin', draft, 'en');
  for (const [at, owner] of ['lea', 'leo', 'lea'].entries()) {
    world.sessions.set(`${at}`, { owner, lesson: 'publish-ports', facts: { files: {} } });
    await world.submissions.submissions.submit(actorOf(owner), id, `${at}`);
  }
  return { slots, atWork };
}

test('two submissions are graded side by side where two graders may, and no third', async () => {
  const { slots, atWork } = await openWith({ graders: 2, capacity: 5 });
  await eventually(() => expect(atWork).toHaveLength(2));
  expect(slots.taken).toBe(2);
  expect((await world.storage.submissions.unfinished()).length).toBe(3);
  atWork[0]?.();
  await eventually(() => expect(atWork).toHaveLength(3));
  expect(slots.taken).toBe(2);
  for (const end of atWork) end();
  await world.submissions.grading.settled();
  expect(await world.storage.submissions.unfinished()).toEqual([]);
});

test('a learner who wants a machine has the next that a grader gives back, before a grader', async () => {
  const { slots, atWork } = await openWith({ graders: 3, capacity: 2 });
  await eventually(() => expect(atWork).toHaveLength(2));
  const learner = slots.request();
  expect(learner.position()).toBe(1);
  atWork[0]?.();
  expect(await learner.granted).toBe(true);
  expect(atWork).toHaveLength(2);
  learner.release();
  await eventually(() => expect(atWork).toHaveLength(3));
  for (const end of atWork) end();
  await world.submissions.grading.settled();
});

test('one who hands in often is graded after everybody’s first', async () => {
  const { atWork } = await openWith({ graders: 1, capacity: 2 });
  await eventually(() => expect(atWork).toHaveLength(1));
  const [own] = await world.storage.submissions.unfinished();
  expect(own?.person).toBe('lea');
  atWork[0]?.();
  await eventually(() => expect(atWork).toHaveLength(2));
  const left = await world.storage.submissions.unfinished();
  expect(left.map(({ person }) => person).toSorted()).toEqual(['lea', 'leo']);
  atWork[1]?.();
  await eventually(() => expect(atWork).toHaveLength(3));
  const last = await world.storage.submissions.unfinished();
  expect(last.map(({ person }) => person)).toEqual(['lea']);
  atWork[2]?.();
  await world.submissions.grading.settled();
});
