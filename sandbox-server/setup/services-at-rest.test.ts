import { execFileSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withServicesAtRest } from './services-at-rest.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-policy-'));
  file = join(folder, 'policy-rc.d');
});
afterEach(() => rm(folder, { recursive: true }));

const answer = () => {
  try {
    execFileSync(file, ['docker', 'start']);
    return 0;
  } catch (error) {
    return error instanceof Error && 'status' in error ? error.status : error;
  }
};

test('services are refused while packages are installed, and allowed afterwards', async () => {
  expect(await withServicesAtRest(async () => answer(), file)).toBe(101);
  await expect(access(file)).rejects.toThrow('ENOENT');
});

test('a failed installation leaves no policy behind', async () => {
  const failing = withServicesAtRest(() => Promise.reject(new Error('apt')), file);
  await expect(failing).rejects.toThrow('apt');
  await expect(access(file)).rejects.toThrow('ENOENT');
});

test('a policy of the host’s own stays as it is', async () => {
  await writeFile(file, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  expect(await withServicesAtRest(async () => answer(), file)).toBe(0);
  expect(await readFile(file, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
});

test('what a killed run left is removed', async () => {
  let ours = '';
  await withServicesAtRest(async () => (ours = await readFile(file, 'utf8')), file);
  await writeFile(file, ours, { mode: 0o755 });
  await withServicesAtRest(async () => undefined, file);
  await expect(access(file)).rejects.toThrow('ENOENT');
});
