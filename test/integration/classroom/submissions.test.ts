import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignmentDraftSchema, assignmentSchema } from '../../../protocol/assignment.ts';
import { checkSchema } from '../../../protocol/check.ts';
import { classSchema } from '../../../protocol/class.ts';
import { type Submission, submissionSchema } from '../../../protocol/submission.ts';
import { PatternSearch } from '../../../sandbox-server/checks/pattern-search.ts';
import { CleanMachine } from '../../../sandbox-server/submissions/clean-machine.ts';
import { ApiClient, problemIn } from '../../support/api-client.ts';
import { openRealServer, type RealServer } from '../../support/real-server.ts';
import { runInMachine } from '../../support/run-in-machine.ts';

let server: RealServer;
let api: ApiClient;
let classId: string;

beforeAll(async () => {
  server = await openRealServer({ change: { capacity: 3 } });
  api = new ApiClient(server.url);
  const made = await api.call('POST', '/api/classes', { name: 'Ports', timeZone: 'UTC' });
  classId = classSchema.parse(made.body).id;
}, 120_000);
afterAll(() => server.dispose(), 60_000);

const assign = async (lesson: string, change: object = {}) => {
  const times = { opensAt: null, dueAt: null, closesAt: null };
  const draft = assignmentDraftSchema.parse({ title: lesson, lesson, times, ...change });
  const body = { ...draft, published: true };
  const made = await api.call('POST', `/api/classes/${classId}/assignments`, body);
  return assignmentSchema.parse(made.body).id;
};
const submit = (assignment: string, session: string) =>
  api.call('POST', `/api/assignments/${assignment}/submissions`, { session });

async function graded(id: string): Promise<Submission> {
  await server.grading.settled();
  return submissionSchema.parse((await api.call('GET', `/api/submissions/${id}`)).body);
}
const inMachine = async (session: string, command: string) => {
  const live = server.sessions.peek(session);
  if (!live) throw new Error('the session does not run');
  const ran = await runInMachine(server.driver, live.machine.ref, command);
  expect(ran, ran.stderr).toMatchObject({ code: 0 });
};
const statuses = ({ checks }: Submission) =>
  Object.fromEntries(checks.map(({ id, status, source }) => [id, `${source} ${status}`]));
const solution = (path: string) =>
  readFile(fileURLToPath(new URL(`../../../lessons/${path}`, import.meta.url)), 'utf8');
const hidden = [
  { id: 'own-page', title: { en: 'It answers' }, kind: 'http', port: 8001, points: 3 },
  {
    ...{ id: 'own-file', title: { en: 'No debugging' }, kind: 'file', path: 'office/app.py' },
    ...{ matches: 'debug=True', points: 1 },
  },
].map((check) => checkSchema.parse(check));

test('what is handed in is frozen, and graded in a machine rebuilt from its files', async () => {
  const assignment = await assign('publish-ports', { attempts: 1, hiddenChecks: hidden });
  const { id: session } = await api.start('publish-ports');
  const app = await solution('publish-ports/solution/office/app.py');
  await api.call('PUT', `/api/sessions/${session}/files/office/app.py`, app, {
    'content-type': 'application/octet-stream',
  });
  await inMachine(session, `cat > office/app.py <<'END'\n${app}\nEND`);
  await inMachine(
    session,
    'docker build -t office office && docker run -d -p 8001:9000 office && docker run -d -p 8002:9000 office',
  );
  await inMachine(
    session,
    'curl --silent --retry 20 --retry-all-errors --retry-delay 1 localhost:8001 localhost:8002',
  );
  const offered = await api.call('GET', `/api/sessions/${session}/assignments`);
  expect(offered.body).toMatchObject({
    assignments: expect.arrayContaining([
      expect.objectContaining({ assignment, state: 'open', attempts: { used: 0, allowed: 1 } }),
    ]),
    recorded: ['main'],
  });

  const answers = await Promise.all([submit(assignment, session), submit(assignment, session)]);
  const [first, second] = answers.toSorted((a, b) => a.status - b.status);
  expect([first?.status, second?.status]).toEqual([201, 409]);
  expect(problemIn(second!).code).toBe('no-attempts-left');

  const submission = await graded(submissionSchema.parse(first?.body).id);
  expect(statuses(submission)).toEqual({
    'north-published': 'frozen passed',
    'south-published': 'frozen passed',
    'north-answers': 'clean passed',
    'south-answers': 'clean passed',
    'own-page': 'clean passed',
    'own-file': 'clean failed',
  });
  expect(submission).toMatchObject({
    ...{ state: 'graded', attempt: 1, counts: true, recordings: ['main'] },
    ...{ grade: { earned: 9, most: 10, points: 9 }, hidden: { earned: 3, most: 4 } },
  });
  expect(submission.log).toContain('$ docker build -t office office');
  expect(Object.keys(submission.inspected)).toContain('image office');
  expect(submission.files.find(({ path }) => path === 'office/app.py')?.content?.trim()).toBe(
    app.trim(),
  );
  const zip = await fetch(`${server.url}/api/submissions/${submission.id}/archive`);
  const unzipped = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(unzipped)).toEqual(expect.arrayContaining(['office/app.py', 'hello.py']));
  const cast = await api.call('GET', `/api/submissions/${submission.id}/recordings/main`);
  expect(JSON.parse(String(cast.body).split('\n')[0] ?? '')).toMatchObject({ version: 2 });
  expect(await server.driver.list()).toHaveLength(1);
  await api.call('DELETE', `/api/sessions/${session}`);
});

test('what a learner’s machine is made to show counts for nothing where the files decide', async () => {
  const assignment = await assign('flask-app');
  const { id: session } = await api.start('flask-app');
  await inMachine(session, 'mkdir /tmp/fake && echo "Good evening!" > /tmp/fake/index.html');
  await inMachine(
    session,
    'docker tag python:3-slim greeter:2.0 && docker run -d -p 5001:5000 -v /tmp/fake:/fake greeter:2.0 python -m http.server 5000 --directory /fake',
  );
  await inMachine(session, 'curl --silent --retry 20 --retry-all-errors localhost:5001');
  const answer = await submit(assignment, session);
  expect(answer.status).toBe(201);
  const submission = await graded(submissionSchema.parse(answer.body).id);
  expect(statuses(submission)).toMatchObject({
    'greeter-runs': 'frozen passed',
    'greeter-answers': 'clean failed',
    'order-repaired': 'clean failed',
  });

  await inMachine(session, "sed -i 's/Good morning/Good evening/' greeter/app.py");
  const again = await graded(submissionSchema.parse((await submit(assignment, session)).body).id);
  expect(again).toMatchObject({ attempt: 2, counts: true });
  expect(statuses(again)).toMatchObject({ 'greeter-answers': 'clean passed' });
  await api.call('DELETE', `/api/sessions/${session}`);
});

test('a build that never ends is stopped, and leaves no machine', async () => {
  const before = await server.driver.list();
  const machine = new CleanMachine({
    ...{ pool: server.pool, driver: server.driver },
    limits: { commandMs: 8_000, wholeMs: 12_000, settleMs: 1_000 },
  });
  const dockerfile = 'FROM python:3-slim\nRUN while true; do echo flood; done\n';
  const result = await machine.judge({
    files: [{ path: 'Dockerfile', content: Buffer.from(dockerfile), executable: false }],
    runs: ['docker build -t app .', 'docker run -d -p 8000:8000 app'],
    checks: [checkSchema.parse({ id: 'app', title: { en: 'App' }, kind: 'image', tag: 'app' })],
    search: new PatternSearch(),
    signal: new AbortController().signal,
  });
  expect(result.outcomes).toMatchObject([{ id: 'app', status: 'failed' }]);
  expect(result.log).toContain('[stopped: it took too long]');
  expect(result.log.length).toBeLessThan(200_000);
  expect(await server.driver.list()).toEqual(before);
});
