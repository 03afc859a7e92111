import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RegistryStore } from './registry-store.ts';

const kilobyte = 1024;
const limits = { bytes: 10 * kilobyte, entries: 40, spare: 0 };
let folder: string;
let store: RegistryStore;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-registry-'));
  now = 0;
  store = new RegistryStore(folder, limits, () => now);
});
afterEach(() => rm(folder, { recursive: true }));

/** A file below docker-registry's root, as it lays them out. */
async function put(path: string, content: string): Promise<void> {
  const file = join(folder, 'docker/registry/v2', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function putLayer(repository: string, hash: string, size: number): Promise<void> {
  await put(`blobs/sha256/${hash.slice(0, 2)}/${hash}/data`, 'x'.repeat(size));
  await put(`repositories/${repository}/_layers/sha256/${hash}/link`, `sha256:${hash}`);
}

test('there is room for whoever has pushed nothing', async () => {
  expect(await store.fullness('learner-a')).toBeNull();
});

test('layers in all repositories of a learner count, each once, and nobody else’s', async () => {
  await putLayer('learner-a/one', 'aa11', 6 * kilobyte);
  await putLayer('learner-a/two', 'aa11', 6 * kilobyte);
  await putLayer('learner-b/one', 'bb22', 9 * kilobyte);
  expect(await store.fullness('learner-a')).toBeNull();
  await putLayer('learner-a/two', 'cc33', 6 * kilobyte);
  expect(await store.fullness('learner-a')).toMatch(/^more than/);
  expect(await store.fullness('learner-b')).toBeNull();
});

test('what an upload has brought so far counts', async () => {
  const upload = 'repositories/learner-a/one/_uploads/0123';
  await put(`${upload}/data`, 'x'.repeat(11 * kilobyte));
  expect(await store.fullness('learner-a')).toMatch(/^more than/);
  await store.removeUpload('learner-a/one', '0123');
  expect(await store.fullness('learner-a')).toBeNull();
});

test('many small things are too many, however small they are', async () => {
  for (let tag = 0; tag < 40; tag++) {
    await put(`repositories/learner-a/one/_manifests/tags/${tag}/current/link`, '');
  }
  expect(await store.fullness('learner-a')).toMatch(/^more than 40 tags and layers/);
});

test('nobody pushes onto a full disk', async () => {
  const full = new RegistryStore(folder, { ...limits, spare: Number.MAX_SAFE_INTEGER });
  expect(await full.fullness('learner-a')).toBe('the disk of the registry is full');
});

test('a link that leads out of the store counts for nothing', async () => {
  await put('repositories/learner-a/one/_layers/sha256/dd/link', 'sha256:../../../../etc/passwd');
  expect(await store.fullness('learner-a')).toBeNull();
});

test('a learner’s repositories are removed, and others’ are kept', async () => {
  await putLayer('learner-a/one', 'aa11', 1);
  await putLayer('learner-b/one', 'aa11', 1);
  expect(await store.users()).toEqual(['learner-a', 'learner-b']);
  await store.remove('learner-a');
  expect(await store.users()).toEqual(['learner-b']);
});

test('who is full is looked at again in two seconds, however often they ask', async () => {
  await putLayer('learner-a/one', 'aa11', 11 * kilobyte);
  expect(await store.fullness('learner-a')).toMatch(/^more than/);
  await rm(join(folder, 'docker'), { recursive: true });
  now += 1_999;
  expect(await store.fullness('learner-a')).toMatch(/^more than/);
  now += 1;
  expect(await store.fullness('learner-a')).toBeNull();
});

test('who makes room is let in at once', async () => {
  await putLayer('learner-a/one', 'aa11', 11 * kilobyte);
  expect(await store.fullness('learner-a')).toMatch(/^more than/);
  await store.remove('learner-a');
  expect(await store.fullness('learner-a')).toBeNull();
});
