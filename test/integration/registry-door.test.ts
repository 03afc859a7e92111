import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openClassroomRegistry } from '../../sandbox-server/registry/open-classroom-registry.ts';
import { digestOf, RegistryUser } from '../support/registry-user.ts';
import { log, registryHost, RegistryWorld } from '../support/registry-world.ts';

const layer = Buffer.from('a layer');
let world: RegistryWorld;
beforeEach(async () => {
  world = await RegistryWorld.open();
});
afterEach(() => world.dispose());

test('what one pushes all may pull, by tag and by digest, and only its owner replaces', async () => {
  let told = 0;
  const ada = await world.userOf('ada', () => void told++);
  const bob = await world.userOf('bob');
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
  const ada = await world.userOf('ada');
  await ada.client.pushImage(`${ada.user}/hello`, '1.0', { layer });
  const stranger = new RegistryUser(await world.place());
  const wrong = new RegistryUser(await world.place(), { ...ada.account, password: 'wrong' });
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
  const ada = await world.userOf('ada');
  const bob = await world.userOf('bob');
  await ada.client.pushImage(`${ada.user}/hello`, '1.0', { layer });
  const manifest = '{}';
  for (const path of [
    `/v2/${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}/../${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}/%2e%2e/${ada.user}/hello/manifests/1.0`,
    `/v2/${bob.user}%2f..%2f${ada.user}%2fhello/manifests/1.0`,
    `/v2//${ada.user}/hello/manifests/1.0`,
    `/v2/./${ada.user}/hello/manifests/1.0`,
    `https://${registryHost}/v2/${ada.user}/hello/manifests/1.0`,
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
  const ada = await world.userOf('ada');
  const bob = await world.userOf('bob');
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

test('a layer that a class-mate has pushed is taken over without being sent again', async () => {
  const ada = await world.userOf('ada');
  const bob = await world.userOf('bob');
  const digest = await ada.client.pushBlob(`${ada.user}/hello`, layer);
  const uploads = `/v2/${bob.user}/mine/blobs/uploads/`;
  const mounted = await bob.client.call(
    'POST',
    `${uploads}?mount=${digest}&from=${ada.user}/hello`,
  );
  expect(mounted.status).toBe(201);
});

test('one machine cannot take all connections', async () => {
  const { port, ca } = await world.place();
  const sockets = Array.from({ length: 80 }, () =>
    connect({ host: '127.0.0.1', port, ca, servername: registryHost }).on('error', () => undefined),
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
  const ada = await world.userOf('ada');
  await expect
    .poll(() => ada.client.call('GET', '/v2/').catch(() => null))
    .toMatchObject({
      status: 200,
    });
});

test('a machine that says nothing does not hold up the end', async () => {
  const { port, ca } = await world.place();
  const silent = connect({ host: '127.0.0.1', port, ca, servername: registryHost });
  await once(silent, 'secureConnect');
  const closed = new Promise((resolve) => silent.on('error', resolve).on('close', resolve));
  await world.registry.dispose();
  await closed;
  await world.start();
});

test('a port that is taken is told, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const folder = join(world.folder, 'second');
  await expect(
    openClassroomRegistry({
      ...{ folder, socketFolder: folder, host: registryHost, address: '127.0.0.1', port, log },
    }),
  ).rejects.toMatchObject({ why: `Another program listens on 127.0.0.1:${port}.` });
  other.close();
  for (const pid of await readdir('/proc')) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    expect(line).not.toContain(folder);
  }
});
