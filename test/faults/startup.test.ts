import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { hostEngineId } from '../../sandbox-server/host-engine/network-plan.ts';
import { ApiClient } from '../support/api-client.ts';
import { cutPower, hostTraces } from '../support/host-traces.ts';
import { testConfig } from '../support/real-machines.ts';
import { ServerProcess } from '../support/server-process.ts';
import { typeCommand } from '../support/type-command.ts';

const run = promisify(execFile);
let server: ServerProcess | undefined;
let bystander: ChildProcess | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
  bystander?.kill();
}, 60_000);

test('what killed runs left behind does not keep a server from starting, and is gone after it', async () => {
  const { home: given, cache } = testConfig();
  await mkdir(`${given}/machines`, { recursive: true });
  const home = await realpath(given);
  const id = hostEngineId(home);
  await cutPower(home, () => undefined); // Nothing is in the way of what follows.
  bystander = spawn('sleep', ['600']);
  const runFolder = `/run/slipway/${id}`;
  await mkdir(`${runFolder}/exec/containerd`, { recursive: true });
  for (const file of ['docker.pid', 'dnsmasq.pid', 'exec/containerd/containerd.pid']) {
    await writeFile(`${runFolder}/${file}`, String(bystander.pid));
  }
  for (const file of ['docker.sock', 'exec/containerd/containerd.sock']) {
    await writeFile(`${runFolder}/${file}`, '');
  }
  // A gateway without its address, a network that was half made, and one of the wrong address.
  for (const name of [`sl${id}`, `sl${id}m0`, `sl${id}m1`]) {
    await run('ip', ['link', 'add', 'name', name, 'type', 'bridge']);
  }
  await run('ip', ['address', 'add', '198.51.100.9/29', 'dev', `sl${id}m1`]);
  await run('iptables', ['-N', `SLIPWAY-${id}-IN`]).catch(() => undefined);
  // A machine's disk that is mounted, of no session; one that was never made; golden layers.
  const disk = `${home}/machines/0123456789ab`;
  await mkdir(`${disk}/disk`, { recursive: true });
  await run('truncate', ['--size', '64M', `${disk}/disk.img`]);
  await run('mkfs.ext4', ['-q', `${disk}/disk.img`]);
  await run('mount', ['-o', 'loop', `${disk}/disk.img`, `${disk}/disk`]);
  await mkdir(`${home}/machines/ba9876543210`, { recursive: true });
  for (const name of await readdir(cache)) {
    const key = /^golden-([0-9a-f]{12})$/.exec(name)?.[1];
    if (key === undefined) continue;
    await mkdir(`${home}/golden/${key}`, { recursive: true });
    await run('mount', ['-o', 'loop,ro', `${cache}/${name}/layers.erofs`, `${home}/golden/${key}`]);
  }

  server = await ServerProcess.start();
  const api = new ApiClient(server.url);
  const sessions = [await api.start(), await api.start(), await api.start()];
  for (const { id } of sessions) {
    expect(await typeCommand(server.url, id, 'docker run hello-world')).toContain(
      'Hello from Docker!',
    );
  }
  for (const { id } of sessions) await api.call('DELETE', `/api/sessions/${id}`);
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  expect(await readdir(`${home}/machines`)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(0123456789ab|ba9876543210)$/)]),
  );
  expect(await server.stop()).toBe(0);
  await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
}, 120_000);

describe('a second server', () => {
  test('on the state folder of another is refused, and the other serves on', async () => {
    server = await ServerProcess.start();
    const { code, output } = await ServerProcess.run({});
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('ConfigError: Another Slipway server uses'),
    ]);
    expect(output).toMatch(/Stop it, or give this one .* SLIPWAY_HOME/);
    await expectServes();
  }, 120_000);

  test('on the port of another is refused, and starts nothing', async () => {
    server = await ServerProcess.start();
    const home = await mkdtemp('/var/tmp/slipway-second-');
    const PORT = new URL(server.url).port;
    const { code, output } = await ServerProcess.run({ PORT, SLIPWAY_HOME: home });
    expect([code, output]).toEqual([
      1,
      expect.stringContaining(`Port ${PORT} on 127.0.0.1 is in use`),
    ]);
    expect(output).toContain('set PORT to another');
    await expect.poll(() => hostTraces(home), { timeout: 10_000 }).toEqual([]);
    expect(await readdir(home)).toEqual(['server.log']);
    await rm(home, { recursive: true });
    await expectServes();
  }, 120_000);

  async function expectServes(): Promise<void> {
    const api = new ApiClient(server?.url ?? '');
    const session = await api.start();
    expect((await api.call('GET', `/api/sessions/${session.id}/engine`)).status).toBe(200);
    await api.call('DELETE', `/api/sessions/${session.id}`);
  }
});

test.each([
  [{ PORT: 'http' }, /PORT: expected .*number.*found "http"/],
  [{ PORT: '70000' }, /PORT: expected .*65535.*found "70000"/],
  [{ HOST: 'my-laptop' }, /HOST: expected an IP address, or "localhost"; found "my-laptop"/],
  [{ SLIPWAY_PUBLIC_URL: 'course' }, /SLIPWAY_PUBLIC_URL: expected https:.*found "course"/],
  [{ HOST: '0.0.0.0', SLIPWAY_ACCESS_KEY: 'short' }, /SLIPWAY_ACCESS_KEY: expected at least 20/],
  [
    { HOST: '198.51.100.77', SLIPWAY_ACCESS_KEY: 'a-secret-of-24-characters' },
    /Cannot listen on 198\.51\.100\.77/,
  ],
  [{ SLIPWAY_HOME: 'state' }, /SLIPWAY_HOME: expected an absolute path; found "state"/],
  [{ SLIPWAY_CACHE: '/var/tmp/no-cache-here' }, /machine image has not been built in .*npm start/s],
  [{ SLIPWAY_HOST_ENGINE: 'tcp://1.2.3.4' }, /SLIPWAY_HOST_ENGINE: expected unix:\/\/\/path/],
  [
    { SLIPWAY_HOST_ENGINE: 'unix:///no/docker.sock' },
    /engine in SLIPWAY_HOST_ENGINE cannot be used/,
  ],
] as const)(
  'with %j a server says what is wrong, and ends with 1',
  async (environment, words) => {
    const { code, output } = await ServerProcess.run(environment);
    expect([code, output]).toEqual([1, expect.stringMatching(words)]);
  },
  30_000,
);
