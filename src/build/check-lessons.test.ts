import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HookParameters } from 'astro';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkLessons } from './check-lessons.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slipway-site-'));
  await cp(join(project, 'test/lessons/broken'), join(root, 'lessons'), { recursive: true });
  await cp(join(project, 'src/pages'), join(root, 'src/pages'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** What Astro does first, for a command of it. */
async function begin(command: 'build' | 'dev'): Promise<void> {
  const hook = checkLessons().hooks['astro:config:setup'];
  const config = { root: pathToFileURL(`${root}/`) };
  await hook?.({ command, config } as HookParameters<'astro:config:setup'>);
}

test('an error in a lesson stops the build and is named with its line', async () => {
  await expect(begin('build')).rejects.toThrow(
    /^lessons\/dead-link\/en\.mdx:17: expected a page of the site .*, found \.\.\/ports\/\.$/m,
  );
  await expect(begin('build')).rejects.not.toThrow(/digest of en\.mdx/);
});

test('while one writes, an error stops nothing', async () => {
  await expect(begin('dev')).resolves.toBeUndefined();
});
