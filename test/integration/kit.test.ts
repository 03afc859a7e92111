import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetupError } from '../../sandbox-server/errors/setup-error.ts';
import { buildHelloRoot } from '../../sandbox-server/kit/images/build-hello-root.ts';
import { imageDocuments } from '../../sandbox-server/kit/images/image-documents.ts';
import type { Kit } from '../../sandbox-server/kit/kit.ts';
import { layerDifference } from '../../sandbox-server/kit/layers/layer-difference.ts';
import { packLayer } from '../../sandbox-server/kit/layers/pack-layer.ts';
import { openMirror } from '../../sandbox-server/kit/open-mirror.ts';
import { openPackageIndex } from '../../sandbox-server/kit/open-package-index.ts';
import { prepareKit } from '../../sandbox-server/kit/prepare-kit.ts';
import { RegistryClient } from '../../sandbox-server/kit/registry/registry-client.ts';
import { startRegistry } from '../../sandbox-server/kit/registry/registry-process.ts';
import { testConfig, testLog } from '../support/real-machines.ts';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const loopback = { address: '127.0.0.1', port: 0 } as const;
let folder: string;
let kit: Kit & { packagesFolder: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-kit-'));
  const prepared = await prepareKit({ cacheFolder: testConfig().cache, mode: 'offline' });
  if (prepared.packagesFolder === null) throw new Error('an offline kit has packages');
  kit = { ...prepared, packagesFolder: prepared.packagesFolder };
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

const offlineMirror = (port = 0) =>
  openMirror({ kit, address: '127.0.0.1', port, runFolder: join(folder, 'mirror'), log: testLog });

async function getManifest(url: string, repository: string, tag: string) {
  const answer = await fetch(`${url}/v2/library/${repository}/manifests/${tag}`, {
    headers: { accept: manifestType },
  });
  const body = (await answer.json()) as {
    config: { digest: string };
    layers: { digest: string; size: number }[];
  };
  return { status: answer.status, ...body };
}

test('every image of the kit can be pulled under the name that is promised', async () => {
  const mirror = await offlineMirror();
  for (const image of kit.images) {
    const [repository = '', tag = ''] = image.split(':');
    expect(await getManifest(mirror.url, repository, tag)).toMatchObject({ status: 200 });
  }
  await mirror.dispose();
});

test('python, redis and debian share a layer, and say where they come from', async () => {
  const mirror = await offlineMirror();
  const [python, redis, debian] = await Promise.all([
    getManifest(mirror.url, 'python', `${kit.pythonVersion}-slim`),
    getManifest(mirror.url, 'redis', 'latest'),
    getManifest(mirror.url, 'debian', `${kit.debianVersion}-slim`),
  ]);
  expect(python.layers).toHaveLength(2);
  expect(python.layers[0]).toEqual(debian.layers[0]);
  expect(redis.layers[0]).toEqual(debian.layers[0]);
  const address = `${mirror.url}/v2/library/python/blobs/${python.config.digest}`;
  const configuration: unknown = await (await fetch(address)).json();
  expect(configuration).toMatchObject({
    config: { Labels: { 'dev.slipway.origin': `Debian ${kit.debianVersion} packages` } },
  });
  await mirror.dispose();
});

test('nobody can push into the offline mirror', async () => {
  const mirror = await offlineMirror();
  const upload = await fetch(`${mirror.url}/v2/library/python/blobs/uploads/`, { method: 'POST' });
  expect(upload.status).toBe(405);
  await mirror.dispose();
});

test('a mirror whose port is taken says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const failure = await offlineMirror(port).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SetupError);
  expect(failure).toMatchObject({ why: `Another program listens on 127.0.0.1:${port}.` });
  const { packagesFolder } = kit;
  await expect(
    openPackageIndex({ folder: packagesFolder, address: '127.0.0.1', port }),
  ).rejects.toMatchObject({ why: `Another program listens on 127.0.0.1:${port}.` });
  other.close();
});

test('a mirror dies with the process that opened it, even where that is killed', async () => {
  const script = fileURLToPath(new URL('../doubles/mirror-owner.ts', import.meta.url));
  const owner = spawn(process.execPath, [script, kit.registryStore, join(folder, 'owned')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  expect((await fetch(`${url}/v2/`)).status).toBe(200);
  owner.kill('SIGKILL');
  await expect
    .poll(
      () =>
        fetch(`${url}/v2/`).then(
          () => 'alive',
          () => 'gone',
        ),
      { timeout: 5_000 },
    )
    .toBe('gone');
});

test('the online mirror fetches from its upstream, keeps it, and lets nobody push', async () => {
  const store = join(folder, 'upstream');
  const runFolder = join(folder, 'run');
  const title = 'The upstream';
  const upstream = await startRegistry({
    ...loopback,
    ...{ title, store, runFolder, role: { kind: 'writable' } },
  });
  await pushHello(upstream.url);
  const online = { mode: 'online', registryStore: join(folder, 'cache') } as const;
  const mirror = await openMirror({
    ...loopback,
    ...{ kit: online, runFolder: join(folder, 'mirror'), upstream: upstream.url, log: testLog },
  });
  const { status, layers } = await getManifest(mirror.url, 'hello-world', 'latest');
  expect(status).toBe(200);
  const layer = `${mirror.url}/v2/library/hello-world/blobs/${layers[0]?.digest}`;
  expect((await (await fetch(layer)).arrayBuffer()).byteLength).toBe(layers[0]?.size);
  const kept = `docker/registry/v2/blobs/sha256/${layers[0]?.digest.slice(7, 9)}`;
  await expect
    .poll(() =>
      access(join(online.registryStore, kept)).then(
        () => 'kept',
        () => 'not yet',
      ),
    )
    .toBe('kept');
  await upstream.dispose();
  expect((await fetch(layer)).status).toBe(200);
  const upload = await fetch(`${mirror.url}/v2/library/evil/blobs/uploads/`, { method: 'POST' });
  expect(upload.ok).toBe(false);
  await mirror.dispose();
});

test('pip finds what lessons install in the package index', async () => {
  const index = await openPackageIndex({ folder: kit.packagesFolder, ...loopback });
  for (const name of ['flask', 'redis', 'werkzeug']) {
    const page = await (await fetch(`${index.url}/simple/${name}/`)).text();
    const link = /href="([^"#]+)#sha256=/.exec(page)?.[1] ?? 'no link';
    const file = await fetch(new URL(link, `${index.url}/simple/${name}/`));
    expect([name, file.status]).toEqual([name, 200]);
  }
  expect((await fetch(`${index.url}/simple/no-such-package/`)).status).toBe(404);
  expect((await fetch(`${index.url}/simple/../../kit.json`)).status).toBe(404);
  await index.dispose();
});

/** Stores an image of one layer as `library/hello-world:latest`. */
async function pushHello(url: string): Promise<void> {
  const root = join(folder, 'hello');
  await buildHelloRoot(root, 'amd64');
  const difference = await layerDifference(null, root);
  const layer = await packLayer(root, difference, join(folder, 'hello.tar.gz'));
  const { configuration, manifest } = imageDocuments({
    architecture: 'amd64',
    created: new Date(),
    history: [{ createdBy: 'COPY hello /', layer }],
    defaults: { Cmd: ['/hello'] },
  });
  const client = new RegistryClient(url);
  const repository = 'library/hello-world';
  await client.putBlob(repository, layer);
  await client.putBlob(repository, configuration);
  await client.putManifest(repository, 'latest', manifest);
}
