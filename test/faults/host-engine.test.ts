import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Health } from '../../protocol/health.ts';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';
import { TerminalClient } from '../support/terminal-client.ts';

const prompt = /learner@sandbox.*\$ /;
let server: RealServer;
let api: ApiClient;
let session: string;
let events: EventClient;

beforeEach(async () => {
  server = await openRealServer();
  api = new ApiClient(server.url);
  session = (await api.start('flask-app')).id;
  events = await EventClient.open(server.url, session);
}, 120_000);
afterEach(async () => {
  events.close();
  await server.dispose();
}, 60_000);

const runFolder = () => dirname(server.hostEngine.socketPath);
const pidIn = async (file: string) => Number(await readFile(`${runFolder()}/${file}`, 'utf8'));
const health = async () => (await api.call('GET', '/api/health')).body as Health;

async function inMachine(command: string): Promise<string> {
  const { machine } = await server.sessions.live(session, 'local');
  const { stdout, stderr, code } = await runInMachine(server.driver, machine.ref, command);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.trim();
}

/** A container that must not notice anything: it is the same process since the same moment. */
const startCounter = () =>
  inMachine('docker run -d --name counter python:3-slim sleep infinity >/dev/null');
const counter = () =>
  inMachine('docker inspect counter -f "{{.State.Status}} {{.State.Pid}} {{.State.StartedAt}}"');

/** What a learner goes on doing: files, a terminal, Docker, steps that tick. */
async function expectLessonGoesOn(): Promise<void> {
  const written = await api.call('PUT', `/api/sessions/${session}/files/after.txt`, 'after');
  expect(written.status).toBe(200);
  expect((await api.call('GET', `/api/sessions/${session}/files/after.txt`)).body).toBe('after');
  const terminal = await TerminalClient.open(server.url, session);
  await terminal.until(prompt);
  terminal.type('cat after.txt; docker ps --format "{{.Names}} {{.State}}"\r');
  await terminal.until(/\nafter.*counter running/s);
  terminal.close();
  const before = events.seen.length;
  await api.call('PUT', `/api/sessions/${session}/files/hello.py`, 'app = Flask(__name__)\n');
  await inMachine('docker build -q -t hello-py . >/dev/null && ! docker run hello-py 2>/dev/null');
  await events.untilDone('without-flask');
  expect(events.seen.slice(before).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['file-changed', 'engine', 'step']),
  );
}

test('a host engine that is killed comes back, and learners lose nothing but their connections', async () => {
  await startCounter();
  const before = await counter();
  const terminal = await TerminalClient.open(server.url, session);
  await terminal.until(prompt);
  terminal.type('echo $$ > shell.pid; sleep 1000\r');
  await terminal.until(/sleep 1000/);
  expect(await health()).toMatchObject({ status: 'ok', hostEngine: 'up' });

  const ended = once(terminal.socket, 'close');
  process.kill(await pidIn('docker.pid'), 'SIGKILL');
  const { problem } = await events.until('problem');
  expect(problem).toMatchObject({ code: 'host-engine-down', remedy: expect.any(String) });
  expect(await health()).toMatchObject({ status: 'degraded', hostEngine: 'down' });
  expect(await terminal.frame('exit')).toMatchObject({ type: 'exit', exitCode: null });
  await ended;
  // Whatever is asked in between is answered, or refused in words.
  for (;;) {
    const files = await api.call('GET', `/api/sessions/${session}/files`);
    if (files.status !== 200) {
      expect(problemIn(files).code).not.toBe('internal');
      expect(problemIn(files).remedy).toEqual(expect.any(String));
    }
    if ((await health()).status === 'ok') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await expect
    .poll(async () => (await api.call('GET', `/api/sessions/${session}/files`)).status, {
      timeout: 15_000,
    })
    .toBe(200);

  expect(await counter()).toBe(before);
  await expectLessonGoesOn();
}, 90_000);

test('a containerd of the host engine that is killed comes back, and machines run on', async () => {
  await startCounter();
  const before = await counter();
  const killed = await pidIn('exec/containerd/containerd.pid');
  process.kill(killed, 'SIGKILL');
  await expect
    .poll(() => pidIn('exec/containerd/containerd.pid').catch(() => killed), { timeout: 30_000 })
    .not.toBe(killed);
  await expect.poll(counter, { timeout: 30_000 }).toBe(before);
  await expectLessonGoesOn();
  const another = await api.start('hello-world');
  await api.call('DELETE', `/api/sessions/${another.id}`);
}, 90_000);

test('the host engine and its containerd killed together come back', async () => {
  await startCounter();
  const before = await counter();
  process.kill(await pidIn('docker.pid'), 'SIGKILL');
  process.kill(await pidIn('exec/containerd/containerd.pid'), 'SIGKILL');
  await events.until('problem');
  await expect.poll(async () => (await health()).status, { timeout: 30_000 }).toBe('ok');
  await expect.poll(counter, { timeout: 30_000 }).toBe(before);
  await expectLessonGoesOn();
}, 90_000);
