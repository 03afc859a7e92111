import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignmentDraftSchema, assignmentSchema } from '../../../protocol/assignment.ts';
import { classSchema } from '../../../protocol/class.ts';
import { type OwnLesson, ownLessonSchema } from '../../../protocol/own-lesson.ts';
import { submissionSchema } from '../../../protocol/submission.ts';
import { ApiClient, problemIn } from '../../support/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { ownLessonFiles, ownLessonWith, ownLessonZip } from '../../support/own-lesson.ts';
import { openRealServer, type RealServer } from '../../support/real-server.ts';
import { runInMachine } from '../../support/run-in-machine.ts';

let server: RealServer;
let api: ApiClient;

beforeAll(async () => {
  server = await openRealServer({ change: { capacity: 3 } });
  api = new ApiClient(server.url);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

async function send(method: 'POST' | 'PUT', path: string, zip: Buffer): Promise<OwnLesson> {
  const answer = await fetch(`${server.url}${path}`, {
    ...{ method, headers: { 'content-type': 'application/zip' }, body: new Uint8Array(zip) },
  });
  expect(answer.status).toBe(method === 'POST' ? 201 : 200);
  return ownLessonSchema.parse(await answer.json());
}
const find = async (slug: string) =>
  ownLessonSchema.parse((await api.call('GET', `/api/own-lessons/${slug}`)).body);

/** One whose start was broken off goes a moment later. */
const noMachines = () =>
  eventually(async () => expect(await server.driver.list()).toEqual([]), 60_000);

const inMachine = async (session: string, command: string) => {
  const live = server.sessions.peek(session);
  if (!live) throw new Error('the session does not run');
  const ran = await runInMachine(server.driver, live.machine.ref, command);
  expect(ran, ran.stderr).toMatchObject({ code: 0 });
};

test('a lesson of one’s own is tested, assigned, worked on, handed in and graded', async () => {
  const { slug, state } = await send('POST', '/api/own-lessons', ownLessonZip());
  expect(state).toBe('checking');
  const made = await api.call('POST', '/api/classes', { name: 'Own', timeZone: 'UTC' });
  const { id: classId } = classSchema.parse(made.body);
  const times = { opensAt: null, dueAt: null, closesAt: null };
  const draft = { title: 'Greet', lesson: slug, times, published: true, points: { greets: 5 } };
  const assign = () =>
    api.call('POST', `/api/classes/${classId}/assignments`, assignmentDraftSchema.parse(draft));
  expect(problemIn(await assign())).toMatchObject({ code: 'conflict' });

  await server.lessonTrials.settled();
  expect(await find(slug)).toMatchObject({
    ...{ state: 'ready', title: 'Greetings', version: 1, offered: 1, findings: [] },
  });
  await noMachines();
  const lessons = await api.call('GET', `/api/classes/${classId}/lessons`);
  expect(lessons.body).toMatchObject({
    lessons: expect.arrayContaining([
      expect.objectContaining({ slug, own: true, title: 'Greetings' }),
      expect.objectContaining({ slug: 'hello-world', own: false }),
    ]),
  });
  const assignment = assignmentSchema.parse((await assign()).body);

  const { id: session } = await api.start(slug);
  await inMachine(session, 'docker run hello-world');
  await inMachine(session, 'echo Hello > message.txt');
  const doneSteps = () =>
    server.sessions
      .peek(session)
      ?.report()
      .steps.filter(({ doneAt }) => doneAt !== null)
      .map(({ step }) => step);
  await eventually(() => expect(doneSteps()).toEqual(['greet']));
  await inMachine(session, 'docker build -t greeter .');
  await eventually(() => expect(doneSteps()).toEqual(['greet', 'exercise']));

  const path = `/api/assignments/${assignment.id}/submissions`;
  const answer = await api.call('POST', path, { session });
  expect(answer.status).toBe(201);
  await server.grading.settled();
  const { id } = submissionSchema.parse(answer.body);
  const graded = submissionSchema.parse((await api.call('GET', `/api/submissions/${id}`)).body);
  expect(graded).toMatchObject({ state: 'graded', grade: { earned: 6, most: 6 } });
  expect(graded.log).toContain('$ docker build -t greeter .');
  expect(graded.checks.map((each) => `${each.id} ${each.source} ${each.status}`)).toEqual([
    ...['built clean passed', 'greets clean passed'],
  ]);
  await api.call('DELETE', `/api/sessions/${session}`);

  const removed = await api.call('DELETE', `/api/own-lessons/${slug}`);
  expect(problemIn(removed)).toMatchObject({ code: 'conflict', found: 'Greet (Own)' });
  const zip = await fetch(`${server.url}/api/own-lessons/${slug}/archive`);
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  const contents = Object.entries(files).map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString(),
  ]);
  expect(Object.fromEntries(contents)).toEqual(ownLessonFiles);

  // A worse version takes nothing away: what is offered stays.
  const worse = ownLessonWith('exercise.yaml', 'Hello from Docker!', 'Hello from the moon!');
  expect(await send('PUT', `/api/own-lessons/${slug}`, worse)).toMatchObject({ version: 2 });
  await server.lessonTrials.settled();
  const failed = await find(slug);
  expect(failed).toMatchObject({ state: 'failed', version: 2, offered: 1, assignments: 1 });
  expect(failed.failure).toMatchObject({
    trial: 'done from its beginning: step greet: its checks fail before it and pass after it',
    ...{ step: 'greet', command: 'docker run hello-world' },
    expected: expect.stringContaining('Hello from the moon!'),
    found: expect.stringContaining('Hello from Docker!'),
  });
  await noMachines();
  const { id: later } = await api.start(slug);
  await api.call('DELETE', `/api/assignments/${assignment.id}`);
  expect((await api.call('DELETE', `/api/own-lessons/${slug}`)).status).toBe(204);
  // Nobody goes on in a lesson that is no more.
  expect((await api.call('GET', `/api/sessions/${later}`)).body).toMatchObject({ state: 'ended' });
  await noMachines();
}, 240_000);

test('a test that goes on is broken off as its lesson is replaced or removed', async () => {
  const endless = ownLessonWith('exercise.yaml', 'docker run hello-world', 'sleep infinity');
  const { slug } = await send('POST', '/api/own-lessons', endless);
  const isPlayed = () =>
    eventually(
      async () =>
        expect(await find(slug)).toMatchObject({ state: 'testing', progress: { done: 0 } }),
      60_000,
    );
  await isPlayed();
  const broken = ownLessonWith('solution/message.txt', 'Hello!', 'Goodbye!');
  await send('PUT', `/api/own-lessons/${slug}`, broken);
  await server.lessonTrials.settled();
  const failed = await find(slug);
  expect(failed).toMatchObject({ state: 'failed', version: 2 });
  expect(failed.offered).toBeUndefined();
  expect(failed.failure?.trial).toContain('the solution passes the exercise');
  expect(failed.failure?.expected).toContain('It greets');
  await noMachines();

  await send('PUT', `/api/own-lessons/${slug}`, endless);
  await isPlayed();
  expect((await api.call('DELETE', `/api/own-lessons/${slug}`)).status).toBe(204);
  await server.lessonTrials.settled();
  await noMachines();
  expect(problemIn(await api.call('GET', `/api/own-lessons/${slug}`)).code).toBe('unknown-lesson');
}, 240_000);
