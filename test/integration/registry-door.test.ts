import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { connect } from 'node:tls';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openClassroomRegistry } from '../../sandbox-server/registry/open-classroom-registry.ts';
import type { StorageLimits } from '../../sandbox-server/registry/registry-store.ts';
import { digestOf, RegistryUser } from '../support/registry-user.ts';

const mebibyte = 1024 ** 2;
const host = 'registry.test';
const log = pino({ level: 'silent' });
const layer = Buffer.from('a layer');
let folder: string;
let registry: Awaited<ReturnType<typeof openClassroomRegistry>>;

/** Debian's docker-registry behind our door, on a port of its own. */
async function open(limits: Partial<StorageLimits> = {}) {
  registry = await openClassroomRegistry({
    ...{ folder: join(folder, 'registry'), socketFolder: folder, host, log },
    ...{ address: '127.0.0.1', port: 0 },
    limits: { bytes: 64 * mebibyte, entries: 1_000, spare: 0, ...limits },
  });
}

/** A machine's account, open, and who speaks to the registry with it. */
async function userOf(machine: string, onUse = () => undefined as void) {
  const account = registry.open(machine, '127.0.0.1', onUse);
  return { account, user: account.user, client: new RegistryUser(await place(), account) };
}

async function place() {
  const ca = await readFile(join(registry.trustFolder, host, 'ca.crt'), 'utf8');
  return { port: registry.port, ca, host };
}

/** Whether a layer is still stored. */
function there(digest: string): Promise<boolean> {
  const hash = digest.slice('sha256:'.length);
  const path = `store/docker/registry/v2/blobs/sha256/${hash.slice(0, 2)}/${hash}`;
  return stat(join(folder, 'registry', path)).then(
    () => true,
    () => false,
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-registry-'));
  await open();
});
afterEach(async () => {
  await registry.dispose();
  await rm(folder, { recursive: true });
});

test('what one pushes all may pull, by tag and by digest, and only its owner replaces', async () => {
  let told = 0;
  const ada = await userOf('ada', () => void told++);
  const bob = await userOf('bob');
  const first = await ada.client.pushImage(`${ada.user}/hello`, '1.0', { layer });
  // Of the first sign-in, and of the push.
  await expect.poll(() => told).toBe(2);
  for (const { client } of [ada, bob]) {
    expect(await client.statusOf(`${ada.user}/hello`, '1.0')).toBe(200);
    expect(await client.statusOf(`${ada.user}/hello`, first)).toBe(200);
    expect(await client.statusOf(`${ada.user}/hello`, '2.0')).toBe(404);
  }
  await expect(bob.client.pushImage(`${ada.user}/hello`, '1.0', { layer })).rejects.toThrow(
    `denied: your repositories begin with ${bob.user}/`,
  );
  const second = await ada.client.pushImage(`${ada.user}/hello`, '1.0', {
    layer,
    config: { Labels: { version: '1.1' } },
  });
  expect(second).not.toBe(first);
  expect(await bob.client.statusOf(`${ada.user}/hello`, first)).toBe(200);
  await expect.poll(() => told).toBe(3);
});

test('nobody gets in without the password of an open account', async () => {
  const ada = await userOf('ada');
  await ada.client.pushImage(`${ada.user}/hello`, '1.0', { layer });
  const stranger = new RegistryUser(await place());
  const wrong = new RegistryUser(await place(), { ...ada.account, password: 'wrong' });
  const paths = ['/v2/', `/v2/${ada.user}/hello/manifests/1.0`, '/v2/_catalog', '/debug/vars'];
  for (const client of [stranger, wrong]) {
    for (const path of paths) {
      expect(await client.call('GET', path)).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="Classroom registry"' },
      });
    }
    const upload = await client.call('POST', `/v2/${ada.user}/hello/blobs/uploads/`);
    expect(upload.status).toBe(401);
  }
  const forged = { authorization: `Bearer eyJhbGciOiJub25lIn0.e30.` };
  expect((await stranger.call('GET', '/v2/', { headers: forged })).status).toBe(401);
  ada.account.dispose();
  expect((await ada.client.call('GET', '/v2/')).status).toBe(401);
});

test('no path leads into somebody else’s repositories', async () => {
  const ada = await userOf('ada');
  const bob = await userOf('bob');
  await ada.client.pushImage(`${ada.user}/hello`, '1.0', { layer });
  const manifest = '{}';
  for (const path of [
    `/v2/${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}/../${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}/%2e%2e/${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}%2f..%2f${ada.user}%2fhello/manifests/1.0`,
    `/v2//${ada.user}/hello/manifests/1.0`,
    `/v2/./${ada.user}/hello/manifests/1.0`,
    `https://${host}/v2/${ada.user}/hello/manifests/1.0`,
    '/v2/hello/manifests/1.0',
    `/v2/${bob.user}/manifests/1.0`,
    '/v2/library/python/manifests/latest',
  ]) {
    const { status } = await bob.client.call('PUT', path, { body: manifest });
    expect([path, status]).toEqual([
      path,
      expect.toSatisfy((code) => code === 403 || code === 405),
    ]);
  }
  for (const path of ['/v2/_catalog', '/metrics', '/', '/v2/../debug/vars']) {
    expect([path, (await bob.client.call('GET', path)).status]).toEqual([path, 405]);
  }
  const removal = await ada.client.call(
    'DELETE',
    `/v2/${ada.user}/hello/manifests/${digestOf(layer)}`,
  );
  expect(removal.status).toBe(405);
  expect(await ada.client.statusOf(`${ada.user}/hello`, '1.0')).toBe(200);
});

test('nobody goes on with, looks at or ends somebody else’s upload', async () => {
  const ada = await userOf('ada');
  const bob = await userOf('bob');
  const upload = await ada.client.beginUpload(`${ada.user}/hello`);
  const moved = upload.replace(ada.user, bob.user);
  const headers = { 'content-type': 'application/octet-stream' };
  for (const method of ['GET', 'PATCH', 'PUT', 'DELETE']) {
    expect((await bob.client.call(method, upload, { headers })).status).toBe(403);
    expect((await bob.client.call(method, moved, { headers })).status).toBeGreaterThanOrEqual(400);
  }
  const finished = await ada.client.call('PUT', `${upload}&digest=${digestOf(layer)}`, {
    body: layer,
    headers,
  });
  expect(finished.status).toBe(201);
});

test('an upload without end is broken off, said so, and leaves nothing behind', async () => {
  const ada = await userOf('ada');
  const bob = await userOf('bob');
  const upload = await ada.client.beginUpload(`${ada.user}/big`);
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (; sent < 4_096; sent++) yield randomBytes(mebibyte);
    })(),
  );
  const answer = await ada.client.call('PATCH', upload, { body: endless });
  expect(answer).toMatchObject({
    status: 403,
    body: expect.stringContaining('there is no more room for your images: more than 64 MB'),
  });
  expect(sent).toBeLessThan(1_024);
  // Ada has her room back; and Bob never noticed.
  await bob.client.pushImage(`${bob.user}/hello`, '1.0', { layer });
  await expect.poll(() => ada.client.pushBlob(`${ada.user}/big`, layer)).toBe(digestOf(layer));
});

test('whoever has used up their room can still pull, and push nothing more', async () => {
  const ada = await userOf('ada');
  await ada.client.pushImage(`${ada.user}/big`, '1', { layer: randomBytes(40 * mebibyte) });
  await ada.client.pushBlob(`${ada.user}/big`, randomBytes(30 * mebibyte));
  await expect(ada.client.pushImage(`${ada.user}/small`, '1', { layer })).rejects.toThrow(
    'there is no more room for your images',
  );
  expect(await ada.client.statusOf(`${ada.user}/big`, '1')).toBe(200);
});

test('a manifest of any size and any content does no harm', async () => {
  const ada = await userOf('ada');
  const repository = `${ada.user}/odd`;
  const huge = await ada.client.putManifest(repository, '1', `{"x":"${'x'.repeat(5 * mebibyte)}"}`);
  expect(huge.status).toBeGreaterThanOrEqual(400);
  const notJson = await ada.client.putManifest(repository, '1', 'not JSON');
  expect(notJson.status).toBe(400);
  expect(await ada.account.findImage(repository, '1')).toBeNull();
  const config = { Labels: 'none', Env: [1], Cmd: { a: 1 }, ExposedPorts: null };
  await ada.client.pushImage(repository, 'strange', { layer, config });
  expect(await ada.account.findImage(repository, 'strange')).toMatchObject({
    labels: {},
    environment: {},
    command: '',
    exposedPorts: [],
  });
});

test('what the registry tells of an image is what was pushed', async () => {
  const ada = await userOf('ada');
  const digest = await ada.client.pushImage(`${ada.user}/hello`, '1.0', {
    layer,
    config: {
      Labels: { version: '1.0' },
      Env: ['NAME=Ada=Lovelace', 'EMPTY='],
      Entrypoint: ['python'],
      Cmd: ['app.py'],
      ExposedPorts: { '80/tcp': {} },
    },
  });
  expect(await ada.account.findImage(`${ada.user}/hello`, '1.0')).toEqual({
    digest,
    id: expect.stringMatching(/^sha256:[a-f0-9]{64}$/),
    labels: { version: '1.0' },
    environment: { NAME: 'Ada=Lovelace', EMPTY: '' },
    command: 'python app.py',
    exposedPorts: ['80/tcp'],
  });
  expect(await ada.account.findImage(`${ada.user}/hello`, '2.0')).toBeNull();
  expect(await ada.account.findImage('no-such/repository', 'latest')).toBeNull();
});

test('a layer that a class-mate has pushed is taken over without being sent again', async () => {
  const ada = await userOf('ada');
  const bob = await userOf('bob');
  const digest = await ada.client.pushBlob(`${ada.user}/hello`, layer);
  const uploads = `/v2/${bob.user}/mine/blobs/uploads/`;
  const mounted = await bob.client.call(
    'POST',
    `${uploads}?mount=${digest}&from=${ada.user}/hello`,
  );
  expect(mounted.status).toBe(201);
});

test('images, accounts and the certificate are as before after a restart', async () => {
  const before = await userOf('ada');
  await before.client.pushImage(`${before.user}/hello`, '1.0', { layer });
  const { ca } = await place();
  await registry.dispose();
  await open();
  const after = await userOf('ada');
  const { user, password } = before.account;
  expect(after.account).toMatchObject({ host, user, password });
  expect((await place()).ca).toBe(ca);
  expect(await after.client.statusOf(`${before.user}/hello`, '1.0')).toBe(200);
});

test('what a machine left goes once it is gone, and what others use of it stays', async () => {
  const [own, shared] = [randomBytes(mebibyte), randomBytes(mebibyte)];
  const gone = await userOf('gone');
  await gone.client.pushImage(`${gone.user}/one`, '1', { layer: own });
  await gone.client.pushImage(`${gone.user}/two`, '1', { layer: shared });
  const kept = await userOf('kept');
  const running = await userOf('running');
  await kept.client.pushImage(`${kept.user}/two`, '1', { layer: shared });
  await running.client.pushImage(`${running.user}/two`, '1', { layer: shared });
  for (const { account } of [gone, kept]) account.dispose();
  await registry.dispose(); // Its successor has seen no push: it need not wait for quiet.
  await open();
  const reader = await userOf('running');
  await registry.sweep(['kept']);
  expect(await there(digestOf(own))).toBe(false);
  expect(await there(digestOf(shared))).toBe(true);
  expect(await reader.client.statusOf(`${gone.user}/one`, '1')).toBe(404);
  expect(await reader.client.statusOf(`${kept.user}/two`, '1')).toBe(200);
  expect(await reader.client.statusOf(`${running.user}/two`, '1')).toBe(200);
});

test('writes that are refused do not put off the clearing of what is gone', async () => {
  const own = randomBytes(mebibyte);
  const gone = await userOf('gone');
  await gone.client.pushImage(`${gone.user}/one`, '1', { layer: own });
  gone.account.dispose();
  await registry.dispose(); // Its successor has seen no push.
  await open({ spare: Number.MAX_SAFE_INTEGER });
  const ada = await userOf('ada');
  for (let time = 0; time < 5; time++) {
    await expect(ada.client.pushBlob(`${ada.user}/one`, layer)).rejects.toThrow('no more room');
    expect((await ada.client.putManifest(`${ada.user}/one`, '1', '{}')).status).toBe(403);
  }
  await registry.sweep(['ada']);
  expect(await there(digestOf(own))).toBe(false);
});

test('one machine cannot take all connections', async () => {
  const { port, ca } = await place();
  const sockets = Array.from({ length: 80 }, () =>
    connect({ host: '127.0.0.1', port, ca, servername: host }).on('error', () => undefined),
  );
  const ends = sockets.map(
    (socket) =>
      new Promise<string>((resolve) => {
        socket.on('secureConnect', () => resolve('open'));
        socket.on('close', () => resolve('closed'));
      }),
  );
  expect((await Promise.all(ends)).filter((end) => end === 'open')).toHaveLength(64);
  for (const socket of sockets) socket.destroy();
  const ada = await userOf('ada');
  await expect
    .poll(() => ada.client.call('GET', '/v2/').catch(() => null))
    .toMatchObject({
      status: 200,
    });
});

test('a machine that says nothing does not hold up the end', async () => {
  const { port, ca } = await place();
  const silent = connect({ host: '127.0.0.1', port, ca, servername: host });
  await once(silent, 'secureConnect');
  const closed = new Promise((resolve) => silent.on('error', resolve).on('close', resolve));
  await registry.dispose();
  await closed;
  await open();
});

test('a port that is taken is told, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const second = join(folder, 'second');
  await expect(
    openClassroomRegistry({
      ...{ folder: second, socketFolder: second, host, address: '127.0.0.1', port, log },
    }),
  ).rejects.toMatchObject({ why: `Another program listens on 127.0.0.1:${port}.` });
  other.close();
  for (const pid of await readdir('/proc')) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    expect(line).not.toContain(second);
  }
});
