import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';
import { TerminalClient } from '../support/terminal-client.ts';

const prompt = /learner@sandbox.*\$ /;
let server: RealServer;
let api: ApiClient;

beforeAll(async () => {
  server = await openRealServer();
  api = new ApiClient(server.url);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

const ranAs = async (session: string, command: string, user: 'learner' | 'root') => {
  const { machine } = await server.sessions.live(session, 'local');
  return runInMachine(server.driver, machine.ref, command, user);
};
const pidOf = async (session: string, name: string) =>
  (await ranAs(session, `pgrep -xo ${name}`, 'root')).stdout.trim();

const fromContainer = 'docker run -d --name killer --pid host python:3-slim sh -c "kill -9';
type Killing = readonly [string, string, (pid: string) => readonly [string, 'learner' | 'root']];
const killings: readonly Killing[] = [
  ['dockerd', 'by root', (pid: string) => [`kill -9 ${pid}`, 'root']],
  ['dockerd', 'from a container', (pid: string) => [`${fromContainer} ${pid}"`, 'learner']],
  ['dockerd', 'by a polite root', (pid: string) => [`kill -TERM ${pid}`, 'root']],
  ['containerd', 'by root', (pid: string) => [`kill -9 ${pid}`, 'root']],
  ['containerd', 'from a container', (pid: string) => [`${fromContainer} ${pid}"`, 'learner']],
];

test.each(killings)(
  '%s that is killed %s is back by itself, and the lesson goes on',
  async (name, _how, kill) => {
    const { id } = await api.start('hello-world');
    const events = await EventClient.open(server.url, id);
    const terminal = await TerminalClient.open(server.url, id);
    await terminal.until(prompt);
    await ranAs(id, 'docker volume create kept && docker run --name kept hello-world', 'learner');
    await events.untilDone('first-run');

    const before = await pidOf(id, name);
    await ranAs(id, ...kill(before));
    const isAnother = expect.stringMatching(new RegExp(`^(?!${before}$)\\d+$`));
    await expect.poll(() => pidOf(id, name), { timeout: 20_000 }).toEqual(isAnother);
    await expect
      .poll(() => api.call('GET', `/api/sessions/${id}/engine`), { timeout: 20_000 })
      .toMatchObject({ status: 200, body: { volumes: [{ name: 'kept' }] } });

    // The shell is the one from before, and Docker works in it.
    await expect
      .poll(async () => (await ranAs(id, 'docker run --rm hello-world', 'learner')).stdout, {
        timeout: 20_000,
      })
      .toContain('Hello from Docker!');
    terminal.type('docker ps -a --format "found {{.Names}}"\r');
    await terminal.until(/\nfound kept/);
    terminal.type('docker run --name greeting hello-world\r');
    await terminal.until(/Hello from Docker!/, 20_000);
    await events.untilDone('image-and-containers');
    // The one that did it, whose end the engine may have missed, can be removed.
    const removed = await ranAs(id, 'docker rm -f killer', 'learner');
    expect([removed.code, removed.stderr]).toEqual([
      0,
      expect.stringMatching(/^$|No such container/),
    ]);
    events.close();
    terminal.close();
    await api.call('DELETE', `/api/sessions/${id}`);
  },
  90_000,
);

test('ports of containers that went down with dockerd are no longer told', async () => {
  const { id } = await api.start('hello-world');
  const events = await EventClient.open(server.url, id);
  await ranAs(id, 'docker run -d -p 8000:5000 python:3-slim sleep infinity', 'learner');
  await events.until('ports', ({ ports }) => ports.some(({ port }) => port === 8000));
  events.seen.length = 0;
  await ranAs(id, 'pkill -9 -x dockerd', 'root');
  await events.until('ports', ({ ports }) => ports.length === 0);
  events.close();
  await api.call('DELETE', `/api/sessions/${id}`);
}, 60_000);

test('both killed at once are back by themselves', async () => {
  const { id } = await api.start('hello-world');
  await ranAs(id, 'pkill -9 -x "dockerd|containerd"', 'root');
  await expect
    .poll(async () => (await ranAs(id, 'docker run --rm hello-world', 'learner')).stdout, {
      timeout: 30_000,
    })
    .toContain('Hello from Docker!');
  await api.call('DELETE', `/api/sessions/${id}`);
}, 60_000);

test('while the engine is away whoever asks for it is told so, and files and terminals work', async () => {
  const { id } = await api.start('hello-world');
  // Stopped, its parent cannot start another.
  await ranAs(id, 'pkill -STOP -f [s]tart-engine; pkill -9 -x dockerd', 'root');
  const engine = await api.call('GET', `/api/sessions/${id}/engine`);
  expect(engine.status).toBe(502);
  expect(problemIn(engine)).toMatchObject({
    code: 'engine-unreachable',
    message: expect.stringContaining('does not answer'),
    remedy: expect.any(String),
  });
  const checked = await api.call('POST', `/api/sessions/${id}/checks/first-run`);
  expect(checked).toMatchObject({
    status: 200,
    body: { doneAt: null, checks: [{ status: 'errored' }, { status: 'errored' }] },
  });
  expect((await api.call('PUT', `/api/sessions/${id}/files/note.txt`, 'here')).status).toBe(200);
  const terminal = await TerminalClient.open(server.url, id, 'other');
  await terminal.until(prompt);
  terminal.type('cat note.txt; docker ps\r');
  await terminal.until(/here.*Cannot connect to the Docker daemon/s);
  terminal.close();

  const events = await EventClient.open(server.url, id);
  await ranAs(id, 'pkill -CONT -f [s]tart-engine', 'root');
  await expect
    .poll(async () => (await ranAs(id, 'docker run hello-world', 'learner')).code, {
      timeout: 20_000,
    })
    .toBe(0);
  await events.untilDone('first-run');
  events.close();
  await api.call('DELETE', `/api/sessions/${id}`);
}, 60_000);
