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

const handIn = async (assignment: string, owner: string, session: string) => {
  world.sessions.set(session, { owner, lesson: 'publish-ports', facts: { files: {} } });
  world.world.now = new Date(world.world.now.getTime() + 1000); // They are listed by it.
  return world.submissions.submissions.submit(actorOf(owner), assignment, session);
};

/** Each grader takes a place among the machines, as `MachinePool` gives it, and works until told. */
async function openWith(
  { graders, capacity }: { graders: number; capacity: number },
  owners = ['lea', 'leo', 'lea'],
) {
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
  for (const [at, owner] of owners.entries()) await handIn(id, owner, `${at}`);
  return { slots, atWork, assignment: id };
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

test('what is to be graded again while it is graded is so after, and the old result does not stay', async () => {
  const { atWork, assignment } = await openWith({ graders: 2, capacity: 5 }, ['lea']);
  await eventually(() => expect(atWork).toHaveLength(1));
  const { submissions } = world.storage;
  const { desk, grading } = world.submissions;
  const [first] = await submissions.unfinished();
  const again = () => desk.regrade(actorOf('ina'), first!.id);
  await again();
  await again();
  const states: unknown[] = [];
  const update = submissions.update.bind(submissions);
  submissions.update = async (id, change) => {
    if (id === first!.id) states.push(change.state);
    return update(id, change);
  };
  // The other grader is free for others meanwhile.
  const other = await handIn(assignment, 'leo', 'other');
  await eventually(() => expect(atWork).toHaveLength(2));
  atWork[1]?.();
  await eventually(async () => expect((await submissions.find(other))?.state).toBe('graded'));
  expect(atWork).toHaveLength(2);
  // One run that is old by then ends with a result, and one with a failure.
  atWork[0]?.();
  await eventually(() => expect(atWork).toHaveLength(3));
  expect(states).toEqual([]);
  await again();
  world.machine.fails = true;
  atWork[2]?.();
  await eventually(() => expect(atWork).toHaveLength(4));
  expect(states).toEqual(['grading']);
  world.machine.fails = false;
  atWork[3]?.();
  await grading.settled();
  expect(states).toEqual(['grading', 'graded']);
  expect(atWork).toHaveLength(4);
});
