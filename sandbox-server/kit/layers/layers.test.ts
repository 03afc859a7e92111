import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layerDifference } from './layer-difference.ts';
import { packLayer } from './pack-layer.ts';

let folder: string;
let base: string;
let root: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-layers-'));
  [base, root] = [join(folder, 'base'), join(folder, 'root')];
  await mkdir(join(base, 'etc/old'), { recursive: true });
  await mkdir(join(base, 'dev'));
  await writeFile(join(base, 'etc/kept'), 'kept');
  await writeFile(join(base, 'etc/changed'), 'before');
  await writeFile(join(base, 'etc/old/gone'), '');
  await cp(base, root, { recursive: true, preserveTimestamps: true });
});
afterEach(() => rm(folder, { recursive: true }));

test('a layer holds what is new or changed, and what was removed', async () => {
  await writeFile(join(root, 'etc/changed'), 'after!');
  await writeFile(join(root, 'etc/a new file'), '');
  await rm(join(root, 'etc/old'), { recursive: true });
  expect(await layerDifference(base, root)).toEqual({
    changed: ['etc/a new file', 'etc/changed'],
    removed: ['etc/old'],
  });
});

test('another time alone is no change; another content of the same size is one', async () => {
  await utimes(join(root, 'etc/kept'), 1, 1);
  await writeFile(join(root, 'etc/changed'), 'behind');
  await utimes(join(root, 'etc/changed'), 2, 2);
  expect((await layerDifference(base, root)).changed).toEqual(['etc/changed']);
});

test('devices and other things that the engine makes are left out', async () => {
  await writeFile(join(root, 'dev/null'), '');
  expect(await layerDifference(base, root)).toEqual({ changed: [], removed: [] });
});

test('a packed layer is a tar with whiteouts, named by both of its digests', async () => {
  const difference = { changed: ['etc/changed'], removed: ['etc/old'] };
  const packed = await packLayer(root, difference, join(folder, 'layer.tar.gz'));
  const file = await readFile(packed.file);
  const tar = gunzipSync(file);
  const named = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;
  expect(packed).toMatchObject({
    digest: named(file),
    diffId: named(tar),
    size: file.length,
  });
  const names = execFileSync('tar', ['--list'], { input: tar, encoding: 'utf8' });
  expect(names.trim().split('\n')).toEqual(['etc/changed', 'etc/.wh.old']);
});
