import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';
import { typeCommand } from '../support/type-command.ts';

let server: RealServer;
let api: ApiClient;
let loaded: string;
let neighbour: string;

beforeAll(async () => {
  server = await openRealServer();
  api = new ApiClient(server.url);
  [loaded, neighbour] = [(await api.start()).id, (await api.start()).id];
  const hog = await readFile(new URL('../support/hog.py', import.meta.url), 'utf8');
  await api.call('PUT', `/api/sessions/${loaded}/files/hog.py`, hog);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

async function inMachine(session: string, command: string, user: 'learner' | 'root' = 'learner') {
  const { machine } = await server.sessions.live(session, 'local');
  return runInMachine(server.driver, machine.ref, command, user);
}

const engineOf = async (session: string) =>
  (await inMachine(session, 'pgrep -xo dockerd; pgrep -xo containerd', 'root')).stdout;

const hostProcesses = async () => (await readFile('/proc/loadavg', 'utf8')).split(/[ /]/)[4];

const hogs = {
  'one process that takes all memory': 'one',
  '200 processes that take all memory together': 'many',
  'a fork bomb': 'bomb',
};
const places = {
  'in the shell': (shape: string) => `python3 hog.py ${shape}`,
  'in a container': (shape: string) =>
    `docker run --rm -v ./hog.py:/hog.py python:3-slim python /hog.py ${shape}`,
};

describe.each(Object.entries(places))('%s', (_place, command) => {
  test.each(Object.entries(hogs))(
    '%s leaves the engine and everybody else unharmed',
    async (_hog, shape) => {
      const before = await engineOf(loaded);
      expect(before).toMatch(/^\d+\n\d+\n$/);
      let over = false;
      const hog = inMachine(loaded, command(shape)).finally(() => (over = true));

      let rounds = 0;
      while (!over) {
        const ran = await inMachine(neighbour, 'docker run --rm python:3-slim echo unharmed');
        expect([ran.code, ran.stdout]).toEqual([0, 'unharmed\n']);
        expect((await api.call('GET', '/api/health')).status).toBe(200);
        expect(Number(await hostProcesses())).toBeLessThan(10_000);
        rounds += 1;
      }
      expect(rounds).toBeGreaterThan(0);
      const { code, stdout } = await hog;
      // It met a limit: killed for its memory, or told that there are no more processes.
      expect([shape, code, stdout]).toEqual(
        shape === 'bomb'
          ? [shape, 0, expect.stringContaining('no more after')]
          : [shape, expect.any(Number), ''],
      );
      if (shape === 'one') expect(code).toBe(137);
      expect(await engineOf(loaded)).toBe(before);
      // The kernel may have chosen `docker run` itself; the container then goes on to its own end.
      await expect
        .poll(() => api.call('GET', `/api/sessions/${loaded}/engine`), { timeout: 30_000 })
        .toMatchObject({ status: 200, body: { containers: [] } });
      await expect
        .poll(async () => (await api.call('GET', `/api/sessions/${loaded}/files`)).status, {
          timeout: 20_000,
        })
        .toBe(200);
      expect(await typeCommand(server.url, loaded, 'docker run --rm hello-world')).toContain(
        'Hello from Docker!',
      );
    },
    90_000,
  );
});

test('a fork bomb that never ends keeps nobody else from working, and a reset ends it', async () => {
  const before = await engineOf(loaded);
  void inMachine(loaded, ':(){ :|:& };:').catch(() => undefined);
  const processes = `cat /sys/fs/cgroup/pids/learner/pids.current /sys/fs/cgroup/learner/pids.current`;
  await expect
    .poll(async () => Number((await inMachine(loaded, processes, 'root')).stdout), {
      timeout: 20_000,
    })
    .toBeGreaterThan(250);
  expect((await api.call('GET', `/api/sessions/${loaded}/engine`)).status).toBe(200);
  expect(await engineOf(loaded)).toBe(before);
  expect(await typeCommand(server.url, neighbour, 'docker run --rm hello-world')).toContain(
    'Hello from Docker!',
  );
  await api.call('POST', `/api/sessions/${loaded}/reset`);
  await api.until(loaded, 'ready');
  expect(await typeCommand(server.url, loaded, 'docker run --rm hello-world')).toContain(
    'Hello from Docker!',
  );
}, 120_000);
