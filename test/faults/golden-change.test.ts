import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machines } from '../../sandbox-server/composition/open-machines.ts';
import type { DockerDriver } from '../../sandbox-server/drivers/docker/docker-driver.ts';
import { openDockerDriver } from '../../sandbox-server/drivers/docker/open-docker-driver.ts';
import type { Driver, MachineRef } from '../../sandbox-server/drivers/driver.ts';
import { unmountBelow } from '../../sandbox-server/host-engine/remove-leftovers.ts';
import { findMachineImage } from '../../sandbox-server/machine-image/build-machine-image.ts';
import { seccompProfile } from '../../sandbox-server/machine-image/seccomp-profile.ts';
import { openRealMachines, testConfig, testLog } from '../support/real-machines.ts';
import { runInMachine } from '../support/run-in-machine.ts';

const config = testConfig();
let machines: Machines & { home: string };
let cache: string;
/** Machines of the kit before the change. */
let ref: MachineRef;
let forsaken: MachineRef;

beforeAll(async () => {
  machines = await openRealMachines(config);
  cache = await mkdtemp(join(tmpdir(), 'slipway-golden-'));
  ref = await machines.driver.start();
  forsaken = await machines.driver.start();
}, 120_000);
afterAll(async () => {
  await machines.dispose();
  await rm(cache, { recursive: true });
});

/** As a server opens it whose kit has changed: the same Python in layers that are its own. */
async function openChanged(): Promise<DockerDriver> {
  const image = await findMachineImage(config.cache);
  return openDockerDriver({
    hostEngine: machines.hostEngine,
    home: machines.home,
    cache,
    image: image?.reference ?? '',
    seccomp: seccompProfile(),
    limits: config.machine,
    mirror: true,
    registry: machines.registry,
    goldenImages: ['python:3-slim'],
    kitKey: 'changed',
    spareNetworks: 0,
    spareMachines: 0,
    log: testLog,
  });
}

const answer = (driver: Driver, ref: MachineRef, options = '') =>
  runInMachine(
    driver,
    ref,
    `docker run --rm --pull never ${options} python:3-slim python -c "print(6*7)"`,
  );

const ran = { code: 0, stdout: '42\n', stderr: '' };

const readRecord = async ({ id }: MachineRef) =>
  JSON.parse(await readFile(`${machines.home}/machines/${id}/made-with.json`, 'utf8')) as {
    golden: string;
  };

const files = async (pattern: RegExp) => {
  const names = [...(await readdir(machines.home)), ...(await readdir(`${machines.home}/golden`))];
  return names.filter((name) => pattern.test(name));
};

test('a machine that hibernated goes on with the base images that it was made with', async () => {
  const made = 'docker run --name kept python:3-slim sh -c "echo kept >/file"';
  expect((await runInMachine(machines.driver, ref, made)).code).toBe(0);
  await machines.driver.hibernate(ref);

  const changed = await openChanged();
  expect(await files(/\.erofs$/)).toHaveLength(2);
  expect(await files(/^disk-template-/)).toHaveLength(1);
  const other = await changed.start();
  expect(await answer(changed, other)).toEqual(ran);
  await changed.resume(ref);
  expect(await answer(changed, ref)).toEqual(ran);
  const build = 'printf "FROM python:3-slim\\nRUN python -V" | docker build -q -t built -';
  const used = `${build} >/dev/null && docker cp -q kept:/file . && cat file`;
  expect(await runInMachine(changed, ref, used)).toEqual({ code: 0, stdout: 'kept\n', stderr: '' });
  await changed.hibernate(ref);

  const again = await openChanged();
  await again.resume(ref);
  expect(await answer(again, ref)).toEqual(ran);
  await again.destroy(ref);
  await again.destroy(other);
}, 180_000);

test('a machine whose base images are gone says so; without any such machine they go', async () => {
  await machines.driver.hibernate(forsaken);
  const { golden } = await readRecord(forsaken);
  const changed = await openChanged();
  await unmountBelow(`${machines.home}/golden/${golden}`);
  await rm(`${machines.home}/golden/${golden}.erofs`);
  await expect(changed.resume(forsaken)).rejects.toMatchObject({ code: 'image-missing' });
  expect(await changed.inspect(forsaken)).toBe('hibernated');
  await changed.destroy(forsaken);
  await openChanged();
  expect(await files(/\.erofs$/)).toHaveLength(1);
}, 120_000);
