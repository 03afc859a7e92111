import { readdir, realpath } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import type { CheckReport } from '../../protocol/check.ts';
import type { Session } from '../../protocol/session.ts';
import { ApiClient } from '../support/api-client.ts';
import { cutPower, hostTraces } from '../support/host-traces.ts';
import { getAs, previewHost } from '../support/preview-client.ts';
import { testConfig } from '../support/real-machines.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TerminalClient } from '../support/terminal-client.ts';
import { typeCommand } from '../support/type-command.ts';

const previewKey = ({ previewUrl }: Session) => /-([0-9a-f]{32})\./.exec(previewUrl)?.[1];
let server: ServerProcess | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
}, 60_000);

async function start(): Promise<ApiClient> {
  server = await ServerProcess.start({ SLIPWAY_SPARE_MACHINES: '1' });
  return new ApiClient(server.url);
}

const typed = (api: ApiClient, { id }: Session, command: string) =>
  typeCommand(api.url, id, command);

const doneSteps = async (api: ApiClient, { id }: Session) => {
  const { body } = await api.call('GET', `/api/sessions/${id}/checks`);
  const { steps } = body as CheckReport;
  return steps.flatMap(({ step, doneAt }) => (doneAt === null ? [] : [`${step} ${doneAt}`]));
};

const get = async (api: ApiClient, { id }: Session) =>
  (await api.call('GET', `/api/sessions/${id}`)).body as Session;

const page = async (api: ApiClient, session: Session) =>
  (await getAs(api.url, previewHost(session.previewUrl, 8000))).body;

const clockState =
  'docker inspect clock -f "{{.State.Status}} {{.State.Pid}} {{.State.StartedAt}}"';
const facts = /(?:running|exited) \d+ \S+Z/;

test('a server that is killed finds its sessions again, and one that is stopped leaves nothing', async () => {
  const home = await realpath(testConfig().home);
  const before = new Set(await readdir(`${home}/machines`).catch(() => []));
  let api = await start();
  const session = await api.start('hello-world');
  await api.call('PUT', `/api/sessions/${session.id}/files/note.txt`, 'kept');
  const serve =
    'docker run -d --name clock -p 8000:5000 -w /usr python:3-slim python -m http.server 5000';
  await typed(api, session, `docker run hello-world; ${serve}`);
  await expect.poll(() => doneSteps(api, session), { timeout: 10_000 }).toHaveLength(1);
  const done = await doneSteps(api, session);
  const clock = facts.exec(await typed(api, session, clockState))?.[0];
  expect(clock).toMatch(/^running/);
  await expect.poll(() => page(api, session), { timeout: 10_000 }).toContain('Directory listing');

  await server?.kill();
  expect(await hostTraces(home)).not.toEqual([]);
  api = await start();
  const adopted = await get(api, session);
  expect([adopted.state, previewKey(adopted)]).toEqual(['ready', previewKey(session)]);
  expect((await api.call('GET', `/api/sessions/${session.id}/files/note.txt`)).body).toBe('kept');
  expect(facts.exec(await typed(api, session, clockState))?.[0]).toBe(clock);
  expect(await doneSteps(api, session)).toEqual(done);
  expect(await page(api, adopted)).toContain('Directory listing');
  await typed(api, session, 'docker run --name greeting hello-world');
  await expect.poll(() => doneSteps(api, session), { timeout: 10_000 }).toHaveLength(3);
  const another = await api.start('flask-app');
  await api.call('DELETE', `/api/sessions/${another.id}`);

  expect(await server?.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
  // Of the machines that were nobody's yet, those of the killed server as well, no disk is left.
  const disks = new Set(await readdir(`${home}/machines`));
  expect(disks.difference(before).size).toBe(1);

  api = await start();
  expect((await get(api, session)).state).toBe('hibernated');
  await api.call('POST', `/api/sessions/${session.id}/resume`);
  const resumed = await api.until(session.id, 'ready');
  expect(previewKey(resumed)).toBe(previewKey(session));
  expect((await api.call('GET', `/api/sessions/${session.id}/files/note.txt`)).body).toBe('kept');
  expect(await doneSteps(api, session)).toHaveLength(3);
  expect(facts.exec(await typed(api, session, clockState))?.[0]).toMatch(/^exited/);
  await typed(api, session, 'docker start clock');
  await expect.poll(() => page(api, resumed), { timeout: 10_000 }).toContain('Directory listing');
  await api.call('DELETE', `/api/sessions/${session.id}`);
  expect(await server?.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
}, 180_000);

test('the shells of a server that is killed end, with what runs in them; containers go on', async () => {
  let api = await start();
  const session = await api.start('hello-world');
  const { id } = session;
  await typed(api, session, 'docker run -d --name clock python:3-slim sleep 71235');
  const main = await TerminalClient.open(api.url, id);
  await main.until(/learner@sandbox/);
  main.type('sleep 71236\r');
  const idle = await TerminalClient.open(api.url, id, 'idle');
  await idle.until(/learner@sandbox/);
  const found = () => typed(api, session, "pgrep -af '^(bash -l|sleep 7123)'");
  await expect.poll(found, { timeout: 10_000 }).toMatch(/sleep 71236/);

  await server?.kill();
  api = await start();
  await api.until(id, 'ready');
  // The server's first shell, and that in which this is typed.
  const shells = /(?:\d+ bash -l\s+){2}/;
  await expect.poll(found, { timeout: 10_000 }).not.toMatch(/sleep 71236|(?:\d+ bash -l\s+){3}/);
  expect(await found()).toMatch(shells);
  expect(await found()).toMatch(/sleep 71235/);
  expect(await typed(api, session, clockState)).toMatch(/running/);
  await api.call('DELETE', `/api/sessions/${id}`);
  expect(await server?.stop()).toBe(0);
}, 120_000);

test('after a power cut a session is hibernated, and comes back', async () => {
  const home = await realpath(testConfig().home);
  let api = await start();
  const session = await api.start('hello-world');
  await typed(api, session, 'echo kept > note.txt; docker run --name kept hello-world; sync');
  await cutPower(home, () => server?.kill());
  api = await start();
  expect((await get(api, session)).state).toBe('hibernated');
  await api.call('POST', `/api/sessions/${session.id}/resume`);
  await api.until(session.id, 'ready');
  expect((await api.call('GET', `/api/sessions/${session.id}/files/note.txt`)).body).toBe('kept\n');
  expect(await typed(api, session, 'docker ps -a')).toContain('kept');
  await api.call('DELETE', `/api/sessions/${session.id}`);
  expect(await server?.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
}, 120_000);

test('a server that is killed while it starts machines starts again, and finishes them', async () => {
  const home = await realpath(testConfig().home);
  let api = await start();
  const bodies = await Promise.all(
    [1, 2].map(
      async () => (await api.call('POST', '/api/sessions', { lesson: 'hello-world' })).body,
    ),
  );
  await server?.kill();
  api = await start();
  for (const { id } of bodies as Session[]) {
    await api.until(id, 'ready');
    expect((await api.call('GET', `/api/sessions/${id}/files`)).status).toBe(200);
    await api.call('DELETE', `/api/sessions/${id}`);
  }
  expect(await server?.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
}, 120_000);
