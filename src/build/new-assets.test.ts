import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newAssets } from './new-assets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-new-assets-'));
  for (const path of ['built/_own/fonts/a.woff2', 'built/_own/b.js', 'had/b.js']) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), path);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function build(had: string | undefined): Promise<{ listed: string[]; left: string[] }> {
  const dir = pathToFileURL(`${join(folder, 'built')}/`);
  await newAssets(had).hooks['astro:build:done']?.({ dir } as never);
  const text = await readFile(join(folder, 'built/assets.json'), 'utf8');
  const left = await readdir(join(folder, 'built/_own'), { recursive: true });
  return { listed: (JSON.parse(text) as string[]).sort(), left: left.sort() };
}

test('all that pages load is listed, and what the server has is left out', async () => {
  const { listed, left } = await build(join(folder, 'had'));
  expect(listed).toEqual(['b.js', 'fonts/a.woff2']);
  expect(left).toEqual(['fonts', 'fonts/a.woff2']);
});

test('a server that has nothing yet gets all of it', async () => {
  expect((await build(join(folder, 'none'))).left).toContain('b.js');
  expect((await build(undefined)).left).toContain('b.js');
});
