import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../protocol/session.ts';
import { ApiClient } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';

let server: RealServer;
let session: Session;

beforeAll(async () => {
  server = await openRealServer();
  session = await new ApiClient(server.url).start();
}, 300_000);
afterAll(() => server.dispose(), 60_000);

async function run(command: string): Promise<number> {
  const { machine } = await server.sessions.live(session.id, 'local');
  return (await runInMachine(server.driver, machine.ref, command)).code;
}

/** The docker-registry that was started with a configuration file; null where none runs. */
async function findProcess(configurationFile: string): Promise<number | null> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.startsWith('docker-registry\0') && line.includes(configurationFile))
      return Number(pid);
  }
  return null;
}

async function kill(configurationFile: string): Promise<number> {
  const pid = await findProcess(configurationFile);
  if (pid === null) throw new Error(`nothing runs with ${configurationFile}`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

const patience = { timeout: 30_000, interval: 500 };

test('a mirror that is killed serves again, and again', async () => {
  const file = `${server.home}/mirror/registry-5000.yml`;
  for (const image of ['redis', 'debian']) {
    const killed = await kill(file);
    await expect.poll(() => run(`docker pull -q ${image}`), patience).toBe(0);
    expect(await findProcess(file)).not.toBe(killed);
  }
}, 90_000);

test('a classroom registry that is killed takes sign-ins and pushes again, and has kept all', async () => {
  const image = '$REGISTRY/$REGISTRY_USER/kept:1';
  const signIn =
    'echo $REGISTRY_PASSWORD | docker login -u $REGISTRY_USER --password-stdin $REGISTRY';
  const tag = (name: string) => `docker pull -q hello-world && docker tag hello-world ${name}`;
  expect(await run(`${signIn} && ${tag(image)} && docker push ${image}`)).toBe(0);
  const file = `${server.home}/registry/registry.yml`;
  const killed = await kill(file);
  const pulled = () => run(`docker image rm ${image}; docker pull ${image}`);
  await expect.poll(pulled, patience).toBe(0);
  expect(await findProcess(file)).not.toBe(killed);
  const again = '$REGISTRY/$REGISTRY_USER/again:1';
  expect(await run(`${tag(again)} && docker push ${again}`)).toBe(0);
}, 90_000);
