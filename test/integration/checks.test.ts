import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CheckReport } from '../../protocol/check.ts';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';
import { typeCommand } from '../support/type-command.ts';

let lessons: string;
let server: RealServer;
let api: ApiClient;

/** The course as it is, but for one lesson whose author slipped. */
beforeAll(async () => {
  lessons = await mkdtemp(join(tmpdir(), 'slipway-lessons-'));
  await cp(fileURLToPath(new URL('../../lessons', import.meta.url)), lessons, { recursive: true });
  const broken = join(lessons, 'publish-ports/exercise.yaml');
  const text = await readFile(broken, 'utf8');
  await writeFile(broken, text.replace('kind: image', 'kind: picture'));
  server = await openRealServer({ lessonsFolder: lessons });
  api = new ApiClient(server.url);
}, 120_000);
afterAll(async () => {
  await server.dispose();
  await rm(lessons, { recursive: true });
}, 60_000);

const report = async (id: string) =>
  (await api.call('GET', `/api/sessions/${id}/checks`)).body as CheckReport;
const doneIn = ({ steps }: CheckReport) =>
  steps.filter(({ doneAt }) => doneAt !== null).map(({ step }) => step);

test('steps tick by themselves, from what happens in the engine and in files', async () => {
  const { id } = await api.start('hello-world');
  const events = await EventClient.open(server.url, id);
  const { report: atFirst } = await events.until('checks');
  expect(doneIn(atFirst)).toEqual([]);

  await typeCommand(server.url, id, 'docker run hello-world');
  await events.untilDone('first-run');
  expect(doneIn(await report(id))).toEqual(['first-run']);
  await api.call('PUT', `/api/sessions/${id}/files/version.txt`, 'Client: 26\nServer: 26\n');
  await events.untilDone('client-and-server');
  await typeCommand(server.url, id, 'echo "tag: latest" > answers.txt');
  await events.until('step', ({ result }) =>
    result.checks.some((check) => check.id === 'tag-answer' && check.status === 'passed'),
  );
  expect(events.seen.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['engine', 'file-changed', 'step']),
  );

  // What is done stays done, and a page that comes later is told of it.
  await typeCommand(
    server.url,
    id,
    'docker rm $(docker ps -aq); docker rmi hello-world; rm version.txt',
  );
  const later = await EventClient.open(server.url, id);
  expect(doneIn((await later.until('checks')).report)).toEqual(['first-run', 'client-and-server']);
  events.close();
  later.close();
  await api.call('DELETE', `/api/sessions/${id}`);
}, 60_000);

test('a step that is asked for says what was expected and what was found', async () => {
  const { id } = await api.start('hello-world');
  const asked = await api.call('POST', `/api/sessions/${id}/checks/first-run`);
  expect(asked).toMatchObject({
    status: 200,
    body: {
      step: 'first-run',
      doneAt: null,
      checks: [
        {
          id: 'image-pulled',
          status: 'failed',
          found: expect.stringMatching(/no image hello-world/),
        },
        { id: 'container-ran', status: 'failed', expected: expect.stringMatching(/hello-world/) },
      ],
    },
  });
  const unknown = await api.call('POST', `/api/sessions/${id}/checks/no-such-step`);
  expect([unknown.status, problemIn(unknown)]).toEqual([
    404,
    expect.objectContaining({
      code: 'unknown-step',
      expected: expect.stringContaining('first-run'),
      found: 'no-such-step',
    }),
  ]);
  await api.call('DELETE', `/api/sessions/${id}`);
}, 30_000);

test('a lesson with a broken exercise.yaml is refused with file and line, and the others are offered', async () => {
  const refused = await api.call('POST', '/api/sessions', { lesson: 'publish-ports' });
  expect([refused.status, problemIn(refused)]).toEqual([
    500,
    expect.objectContaining({
      code: 'broken-lesson',
      message: expect.stringMatching(/lessons\/publish-ports\/exercise\.yaml:\d+/),
      found: expect.stringContaining('picture'),
      remedy: expect.any(String),
    }),
  ]);
  const other = await api.start('flask-app');
  expect(doneIn(await report(other.id))).toEqual([]);
  expect((await api.call('GET', '/api/health')).body).toMatchObject({ status: 'ok' });
  await api.call('DELETE', `/api/sessions/${other.id}`);
}, 30_000);

test('an image that the mirror does not have is refused at once, in Docker’s own words', async () => {
  const { id } = await api.start('hello-world');
  const { machine } = await server.sessions.live(id, 'local');
  const run = (command: string) => runInMachine(server.driver, machine.ref, command);
  const started = performance.now();
  for (const name of ['no-such-image', 'nobody/nothing:1.2', 'python:0.1']) {
    const { code, stderr } = await run(`docker run ${name}`);
    expect([name, code, stderr]).toEqual([
      name,
      125,
      expect.stringMatching(/Unable to find image .*docker: Error response from daemon: /s),
    ]);
  }
  const { code, stderr } = await run('printf "FROM no-such-image\\n" | docker build -');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/no-such-image/)]);
  expect(performance.now() - started).toBeLessThan(4 * 5_000);
  await api.call('DELETE', `/api/sessions/${id}`);
}, 90_000);

test('how checks come out is written down for whoever teaches, and is the learner’s own to read', async () => {
  const { id } = await api.start('hello-world');
  const events = await EventClient.open(server.url, id);
  await events.until('checks', ({ report: { steps } }) =>
    steps.some(({ step, checks }) =>
      checks.some(({ status }) => step === 'first-run' && status === 'failed'),
    ),
  );
  await typeCommand(server.url, id, 'docker run hello-world');
  await events.untilDone('first-run');
  // Gathered for half a second; and one may not ask for the file often.
  await vi.waitFor(
    async () => {
      const { body } = await api.call('GET', '/api/me/export');
      expect((body as { checks: unknown[] }).checks).toContainEqual(
        expect.objectContaining({ lesson: 'hello-world', step: 'first-run', passed: true }),
      );
    },
    { timeout: 20_000, interval: 4_000 },
  );
  await api.call('DELETE', `/api/sessions/${id}`);
});
