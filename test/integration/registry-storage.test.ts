import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../support/registry-user.ts';
import { mebibyte, registryHost, RegistryWorld } from '../support/registry-world.ts';

const layer = Buffer.from('a layer');
let world: RegistryWorld;
beforeEach(async () => {
  world = await RegistryWorld.open();
});
afterEach(() => world.dispose());

test('an upload without end is broken off, said so, and leaves nothing behind', async () => {
  const ada = await world.userOf('ada');
  const bob = await world.userOf('bob');
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
  const ada = await world.userOf('ada');
  await ada.client.pushImage(`${ada.user}/big`, '1', { layer: randomBytes(40 * mebibyte) });
  await ada.client.pushBlob(`${ada.user}/big`, randomBytes(30 * mebibyte));
  await expect(ada.client.pushImage(`${ada.user}/small`, '1', { layer })).rejects.toThrow(
    'there is no more room for your images',
  );
  expect(await ada.client.statusOf(`${ada.user}/big`, '1')).toBe(200);
});

test('a manifest of any size and any content does no harm', async () => {
  const ada = await world.userOf('ada');
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
  const ada = await world.userOf('ada');
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

test('images, accounts and the certificate are as before after a restart', async () => {
  const before = await world.userOf('ada');
  await before.client.pushImage(`${before.user}/hello`, '1.0', { layer });
  const { ca } = await world.place();
  await world.registry.dispose();
  await world.start();
  const after = await world.userOf('ada');
  const { user, password } = before.account;
  expect(after.account).toMatchObject({ host: registryHost, user, password });
  expect((await world.place()).ca).toBe(ca);
  expect(await after.client.statusOf(`${before.user}/hello`, '1.0')).toBe(200);
});

test('what a machine left goes once it is gone, and what others use of it stays', async () => {
  const [own, shared] = [randomBytes(mebibyte), randomBytes(mebibyte)];
  const gone = await world.userOf('gone');
  await gone.client.pushImage(`${gone.user}/one`, '1', { layer: own });
  await gone.client.pushImage(`${gone.user}/two`, '1', { layer: shared });
  const kept = await world.userOf('kept');
  const running = await world.userOf('running');
  await kept.client.pushImage(`${kept.user}/two`, '1', { layer: shared });
  await running.client.pushImage(`${running.user}/two`, '1', { layer: shared });
  for (const { account } of [gone, kept]) account.dispose();
  await world.registry.dispose(); // Its successor has seen no push: it need not wait for quiet.
  await world.start();
  const reader = await world.userOf('running');
  await world.registry.sweep(['kept']);
  expect(await world.hasLayer(digestOf(own))).toBe(false);
  expect(await world.hasLayer(digestOf(shared))).toBe(true);
  expect(await reader.client.statusOf(`${gone.user}/one`, '1')).toBe(404);
  expect(await reader.client.statusOf(`${kept.user}/two`, '1')).toBe(200);
  expect(await reader.client.statusOf(`${running.user}/two`, '1')).toBe(200);
});

test('writes that are refused do not put off the clearing of what is gone', async () => {
  const own = randomBytes(mebibyte);
  const gone = await world.userOf('gone');
  await gone.client.pushImage(`${gone.user}/one`, '1', { layer: own });
  gone.account.dispose();
  await world.registry.dispose(); // Its successor has seen no push.
  await world.start({ spare: Number.MAX_SAFE_INTEGER });
  const ada = await world.userOf('ada');
  for (let time = 0; time < 5; time++) {
    await expect(ada.client.pushBlob(`${ada.user}/one`, layer)).rejects.toThrow('no more room');
    expect((await ada.client.putManifest(`${ada.user}/one`, '1', '{}')).status).toBe(403);
  }
  await world.registry.sweep(['ada']);
  expect(await world.hasLayer(digestOf(own))).toBe(false);
});
