import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assignmentSchema } from '../../../../protocol/assignment.ts';
import { classSchema } from '../../../../protocol/class.ts';
import { type Submission, submissionSchema } from '../../../../protocol/submission.ts';
import { ApiClient } from '../../../support/api-client.ts';
import { draftOf } from '../../../support/assignment-world.ts';
import { openRealServer, type RealServer } from '../../../support/real-server.ts';
import { runInMachine } from '../../../support/run-in-machine.ts';
import { TerminalClient } from '../../../support/terminal-client.ts';

let server: RealServer;
let api: ApiClient;
let assignment: string;
let session: string;

beforeAll(async () => {
  server = await openRealServer({ change: { capacity: 3 } });
  api = new ApiClient(server.url);
  const made = await api.call('POST', '/api/classes', { name: 'Forgers', timeZone: 'UTC' });
  const path = `/api/classes/${classSchema.parse(made.body).id}/assignments`;
  const answer = await api.call('POST', path, draftOf({ lesson: 'flask-app' }));
  assignment = assignmentSchema.parse(answer.body).id;
}, 120_000);
afterAll(() => server.dispose(), 60_000);
afterEach(async () => {
  await api.call('DELETE', `/api/sessions/${session}`);
});

/** A learner is root in their machine as soon as they run a privileged container. */
async function asRoot(command: string, ...files: string[]): Promise<string> {
  const live = server.sessions.peek(session);
  if (!live) throw new Error('the session does not run');
  const { ref } = live.machine;
  for (const name of files) {
    const text = await readFile(fileURLToPath(new URL(name, import.meta.url)));
    const place = `echo ${text.toString('base64')} | base64 -d > /tmp/${name.split('/').at(-1)}`;
    expect(await runInMachine(server.driver, ref, place, 'root')).toMatchObject({ code: 0 });
  }
  const ran = await runInMachine(server.driver, ref, command, 'root');
  expect(ran, ran.stderr).toMatchObject({ code: 0 });
  return ran.stdout;
}

async function handedIn(): Promise<Submission> {
  const answer = await api.call('POST', `/api/assignments/${assignment}/submissions`, { session });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const { id } = submissionSchema.parse(answer.body);
  await server.grading.settled();
  return submissionSchema.parse((await api.call('GET', `/api/submissions/${id}`)).body);
}
const statuses = ({ checks }: Submission) =>
  Object.fromEntries(checks.map(({ id, status, source }) => [id, `${source} ${status}`]));
/** What an untouched machine with the lesson’s starting files is worth. */
const worthNothing = {
  ...{ 'order-repaired': 'clean failed', 'flask-kept': 'clean failed' },
  'greeter-answers': 'clean failed',
};

test('a fake dockerd earns what rests on the learner’s machine, which is marked, and no more', async () => {
  ({ id: session } = await api.start('flask-app'));
  await asRoot('python3 /tmp/fake-dockerd.py', './fake-dockerd.py');
  const real = await asRoot('docker -H unix:///var/run/real-docker.sock ps -aq');
  expect(real.trim()).toBe('');
  await expect
    .poll(async () =>
      JSON.stringify((await api.call('GET', `/api/sessions/${session}/engine`)).body),
    )
    .toContain('greeter:2.0');

  const submission = await handedIn();
  expect(statuses(submission)).toEqual({
    ...worthNothing,
    'page-changed': expect.stringMatching(/^frozen /),
    'greeter-runs': 'frozen passed',
  });
  for (const { status, source } of submission.checks) {
    if (status === 'passed') expect(source).toBe('frozen');
  }
  expect(JSON.stringify(submission.inspected)).not.toContain('"Id":"sha256:0000');
}, 240_000);

test('an agent that tells of other files hands in those, and they are what is graded and shown', async () => {
  ({ id: session } = await api.start('flask-app'));
  const agent = '/usr/local/lib/slipway/workspace-agent.py';
  const kill = `for p in /proc/[0-9]*; do grep -qa "^python3.*$(basename ${agent})" $p/cmdline 2>/dev/null && kill -9 \${p#/proc/}; done; true`;
  await asRoot(
    `mv /tmp/Dockerfile /tmp/solution-dockerfile
     sed 's/Good morning/Good evening/' /home/learner/app/greeter/app.py > /tmp/solution-app
     chmod 644 /tmp/solution-*
     mount --bind /tmp/lying-agent.py ${agent}; ${kill}`,
    './lying-agent.py',
    '../../../../lessons/flask-app/solution/greeter/Dockerfile',
  );
  await expect
    .poll(
      async () => JSON.stringify((await api.call('GET', `/api/sessions/${session}/files`)).body),
      {
        timeout: 20_000,
      },
    )
    .toContain('told.txt');

  const submission = await handedIn();
  expect(statuses(submission)).toMatchObject({
    ...{ 'order-repaired': 'clean passed', 'greeter-answers': 'clean passed' },
    'greeter-runs': 'frozen failed',
  });
  // What was graded is what an instructor reads.
  const shown = new Map(submission.files.map(({ path, content }) => [path, content]));
  expect([...shown.keys()].toSorted()).toEqual([
    'greeter/Dockerfile',
    'greeter/app.py',
    'told.txt',
  ]);
  expect(shown.get('greeter/app.py')).toContain('Good evening');
}, 240_000);

test('a machine whose python, shell and docker are replaced is graded as its files are', async () => {
  ({ id: session } = await api.start('flask-app'));
  const fake = '#!/bin/sh\\necho Good evening!\\nexit 0\\n';
  await asRoot(
    `export HOME=/tmp
     docker tag python:3-slim greeter:1.0
     docker build -q -t python:3-slim - <<'END'
FROM python:3-slim
RUN printf '${fake}' > /usr/local/bin/python && printf '${fake}' > /usr/local/bin/pip
END
     for name in docker python3 bash; do
       printf '${fake}' > /home/learner/$name && chmod 755 /home/learner/$name
       mount --bind /home/learner/$name "$(readlink -f "$(command -v $name)")"
     done`,
  );
  const submission = await handedIn();
  expect(statuses(submission)).toMatchObject(worthNothing);
  expect(submission.log).toContain('$ docker build -t greeter:1.0 greeter');
  expect(submission.log).not.toContain('Good evening!\n[exit code 0]');

  // And the next machine that anybody gets is as it was.
  await api.call('DELETE', `/api/sessions/${session}`);
  ({ id: session } = await api.start('flask-app'));
  expect(await asRoot('python3 -c "print(6 * 7)"; bash -c "echo whole"')).toBe('42\nwhole\n');
}, 240_000);

test('what a terminal is made to print is output in its recording, at its time, and nothing else', async () => {
  ({ id: session } = await api.start('flask-app'));
  await expect
    .poll(async () => (await api.call('GET', `/api/sessions/${session}/assignments`)).body)
    .toMatchObject({ recorded: expect.arrayContaining(['main']) });
  const terminal = await TerminalClient.open(api.url, session);
  await terminal.until(/learner@sandbox/);
  // An end of the line and events of their own, a title, a screen that is cleared, a size that is asked for.
  const tricks = [
    String.raw`"]\n[0.001,"o","learner@sandbox:~/app$ docker build greeter\\r\\n"]\n`,
    String.raw`[99999,"m","100 of 100 points"]\n{"version":2,"width":1,"height":1}\n`,
    String.raw`\033]0;graded\007\033[2J\033[H\033[8;200;200t\033[?1049h\u2028\0`,
  ];
  terminal.type(`printf '${tricks.join('')}'; printf '\\033[?1049l'; echo tri''cked\r`);
  await terminal.until(/tricked/);

  const { id, recordings, checks } = await handedIn();
  expect(recordings).toContain('main');
  expect(checks.filter(({ status }) => status === 'passed')).toEqual([]);
  const cast = await api.call('GET', `/api/submissions/${id}/recordings/main`);
  const [header, ...lines] = String(cast.body).trimEnd().split('\n');
  expect(JSON.parse(header ?? '')).toMatchObject({ version: 2 });
  expect(header).not.toContain('"width":1,');
  const events = lines.map((line) => JSON.parse(line) as [number, string, string]);
  expect(events.filter(([, kind]) => kind === 'm')).toEqual([]);
  expect(events.filter(([at]) => at > 9_000)).toEqual([]);
  expect(events.flatMap(([, kind, data]) => (kind === 'o' ? [data] : [])).join('')).toContain(
    '[99999,"m","100 of 100 points"]',
  );
  terminal.close();
}, 240_000);
