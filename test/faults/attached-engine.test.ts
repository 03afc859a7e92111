import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { hostTraces } from '../support/host-traces.ts';
import { getAs, previewHost } from '../support/preview-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { typeCommand } from '../support/type-command.ts';

const fit = ['--userns-remap', 'slipway', '--exec-opt', 'native.cgroupdriver=cgroupfs'];
let folder: string;
let engine: ChildProcess;
let server: ServerProcess | undefined;

/** Runs a Docker engine of somebody else's until the test ends. */
async function startEngine(...args: string[]): Promise<Record<string, string>> {
  folder = await mkdtemp('/var/tmp/slipway-engine-');
  await chmod(folder, 0o711); // The remapped root must pass.
  await launchEngine(args);
  return { SLIPWAY_HOST_ENGINE: `unix://${folder}/docker.sock`, SLIPWAY_HOME: `${folder}/home` };
}

async function launchEngine(args: readonly string[]): Promise<void> {
  const own = ['--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`];
  const files = ['--pidfile', `${folder}/docker.pid`, '--host', `unix://${folder}/docker.sock`];
  const network = ['--bridge', 'none', '--iptables=false', '--ip6tables=false'];
  engine = spawn('dockerd', [...own, ...files, ...network, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  engine.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2_000)));
  await expect
    .poll(() => words, { timeout: 30_000, message: 'dockerd to start' })
    .toContain('API listen on');
}

async function endEngine(): Promise<void> {
  if (engine.exitCode !== null || engine.signalCode !== null) return;
  engine.kill('SIGTERM');
  await once(engine, 'exit');
}

afterEach(async () => {
  await server?.stop();
  server = undefined;
  await endEngine();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('an engine without user namespaces is refused, in words', async () => {
  const environment = await startEngine();
  const { code, output } = await ServerProcess.run(environment);
  expect([code, output]).toEqual([
    1,
    expect.stringContaining('SLIPWAY_HOST_ENGINE cannot be used'),
  ]);
  expect(output).toMatch(/--userns-remap.*root in a machine would be root on this computer/s);
}, 90_000);

test('an engine with systemd’s cgroups is refused, in words', async () => {
  const environment = await startEngine(
    '--userns-remap',
    'slipway',
    '--exec-opt',
    'native.cgroupdriver=systemd',
  );
  const { code, output } = await ServerProcess.run(environment);
  expect([code, output]).toEqual([1, expect.stringContaining('native.cgroupdriver=cgroupfs')]);
}, 90_000);

test('a fit engine runs sessions, which outlast the server; nothing of the engine’s is touched', async () => {
  const environment = await startEngine(...fit);
  const home = `${folder}/home`;
  server = await ServerProcess.start(environment);
  let api = new ApiClient(server.url);
  const session = await api.start('hello-world');
  const events = await EventClient.open(server.url, session.id);
  const serve =
    'docker run -d --name web -p 8000:5000 -w /usr python:3-slim python -m http.server 5000';
  await typeCommand(
    server.url,
    session.id,
    `docker run hello-world; ${serve}; echo kept > kept.txt`,
  );
  await events.untilDone('first-run');
  await events.until('ports', ({ ports }) => ports.some(({ port }) => port === 8000));
  events.close();
  const host = previewHost(session.previewUrl, 8000);
  await expect
    .poll(async () => (await getAs(api.url, host)).body, { timeout: 10_000 })
    .toContain('Directory listing');

  expect(await server.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
  expect(engine.exitCode ?? engine.signalCode).toBeNull();

  server = await ServerProcess.start(environment);
  api = new ApiClient(server.url);
  await api.call('POST', `/api/sessions/${session.id}/resume`);
  await api.until(session.id, 'ready');
  expect((await api.call('GET', `/api/sessions/${session.id}/files/kept.txt`)).body).toBe('kept\n');
  expect(await typeCommand(api.url, session.id, 'docker run --rm hello-world')).toContain(
    'Hello from Docker!',
  );
  await api.call('DELETE', `/api/sessions/${session.id}`);
}, 240_000);

test('an engine that goes away and comes back is noticed', async () => {
  const environment = await startEngine(...fit);
  server = await ServerProcess.start(environment);
  const api = new ApiClient(server.url);
  const session = await api.start('hello-world');
  const events = await EventClient.open(server.url, session.id);
  await endEngine();
  await events.until('problem', ({ problem }) => problem.code === 'host-engine-down');
  expect((await api.call('GET', '/api/health')).body).toMatchObject({ status: 'degraded' });
  await launchEngine(fit);
  await expect
    .poll(async () => (await api.call('GET', '/api/health')).body, { timeout: 20_000 })
    .toMatchObject({ status: 'ok' });
  // It took its containers down with it; the session is kept.
  await api.until(session.id, 'hibernated');
  await api.call('POST', `/api/sessions/${session.id}/resume`);
  await api.until(session.id, 'ready');
  await api.call('DELETE', `/api/sessions/${session.id}`);
  await endEngine();
  await server.stop(); // Its warm machine cannot be asked to end any more: that is told.
  expect(server.output).toContain('not everything could be stopped');
  await expect.poll(() => hostTraces(`${folder}/home`), { timeout: 10_000 }).toEqual([]);
}, 240_000);
