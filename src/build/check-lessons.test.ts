import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HookParameters } from 'astro';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test('while one writes, pages follow what is not prose, and an error is told of with its line', async () => {
  const { hooks } = checkLessons();
  const config = { root: pathToFileURL(`${root}/`) };
  await hooks['astro:config:setup']?.({
    command: 'dev',
    config,
  } as HookParameters<'astro:config:setup'>);
  const watcher = new EventEmitter();
  const send = vi.fn();
  const error = vi.fn();
  const options = { server: { watcher, ws: { send } }, logger: { error } };
  await hooks['astro:server:setup']?.(options as unknown as HookParameters<'astro:server:setup'>);
  await vi.waitFor(() => expect(error).toHaveBeenCalled(), 10_000);
  expect(error.mock.calls.join('\n')).toContain('lessons/dead-link/en.mdx:17: error');

  error.mockClear();
  watcher.emit('all', 'change', join(root, 'lessons/dead-link/en.mdx'));
  await vi.waitFor(() => expect(error).toHaveBeenCalled(), 10_000);
  expect(send).not.toHaveBeenCalled();

  error.mockClear();
  watcher.emit('all', 'change', join(root, 'lessons/dead-link/exercise.yaml'));
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith({ type: 'full-reload' }), 10_000);
  expect(send).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(error).toHaveBeenCalled(), 10_000);
});
