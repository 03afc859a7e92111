import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import Docker from 'dockerode';
import { afterEach, expect, test } from 'vitest';
import { writeDiskRecord } from '../../sandbox-server/drivers/docker/disk-record.ts';
import { openRealMachines } from '../support/real-machines.ts';

let machines: Awaited<ReturnType<typeof openRealMachines>> | undefined;
afterEach(async () => {
  await machines?.dispose();
  machines = undefined;
}, 60_000);

async function open() {
  machines = await openRealMachines();
  return { ...machines, docker: new Docker({ socketPath: machines.hostEngine.socketPath }) };
}

/** An image of nothing but its tag. */
async function importImage(docker: Docker, repo: string, tag: string): Promise<void> {
  const run = promisify(execFile);
  const { stdout } = await run('tar', ['-cT', '/dev/null'], { encoding: 'buffer' });
  await text(await docker.importImage(Readable.from([stdout]), { repo, tag }));
}

async function tags(docker: Docker): Promise<string[]> {
  return (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
}

test('machine images of before go at the next start, but for those in use; others’ stay', async () => {
  const before = await open();
  const [current = ''] = (await tags(before.docker)).filter((tag) =>
    tag.startsWith('slipway-machine:'),
  );
  const others = ['not-slipway-machine:1', 'slipway-machine-tools:1', 'mine/slipway-machine:1'];
  const used = ['slipway-machine:00000000000b', 'slipway-machine:00000000000c'];
  for (const image of ['slipway-machine:00000000000a', ...used, ...others]) {
    const [repo = '', tag = ''] = image.split(':');
    await importImage(before.docker, repo, tag);
  }
  const [ofContainer = '', ofDisk = ''] = used;
  const container = await before.docker.createContainer({ Image: ofContainer, Cmd: ['none'] });
  const folder = `${before.home}/machines/fade00000001`;
  await mkdir(folder);
  await writeDiskRecord(folder, { golden: null, image: ofDisk });
  await before.dispose();

  // As a start does, it looks before the test's own tidying removes the machine.
  const { docker, dispose } = await open();
  expect((await tags(docker)).toSorted()).toEqual([current, ...used, ...others].toSorted());
  await docker.getContainer(container.id).remove();
  await dispose();

  const after = await open();
  expect((await tags(after.docker)).toSorted()).toEqual([current, ...others].toSorted());
  for (const image of others) await after.docker.getImage(image).remove();
}, 120_000);
