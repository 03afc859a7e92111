import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { mmdebstrapArguments, type RootRecipe } from './build-root.ts';

const mirror = { main: 'http://m/', security: 'http://s/', aptOptions: ['Acquire::Retries "3"'] };
const recipe: RootRecipe = {
  codename: 'trixie',
  variant: 'essential',
  packages: ['bash', 'git'],
  customize: ['true'],
};

test('packages, release and target are where mmdebstrap expects them', () => {
  const words = mmdebstrapArguments(recipe, { mirror, target: '/t/root.tar' });
  expect(words).toContain('--include=bash,git');
  expect(words).toContain('--aptopt=Acquire::Retries "3"');
  expect(words.slice(words.indexOf('trixie'), words.indexOf('trixie') + 2)).toEqual([
    'trixie',
    '/t/root.tar',
  ]);
});

test('a tar has no devices, a folder that tools run in has them', () => {
  const withDevices = (target: string) =>
    !mmdebstrapArguments(recipe, { mirror, target }).includes('--skip=output/dev');
  expect([withDevices('/t/root.tar'), withDevices('/t/root')]).toEqual([false, true]);
});

test('a base whose path holds a quote and a space reaches the hook whole', () => {
  const baseFolder = "/tmp/it's here";
  const words = mmdebstrapArguments({ ...recipe, baseFolder }, { mirror, target: '/t/root' });
  const hook = words
    .find((word) => word.startsWith('--setup-hook='))
    ?.slice('--setup-hook='.length);
  const seen = execFileSync('sh', ['-c', `cp() { printf '%s' "$2"; }; ${hook}`, 'sh', '/new']);
  expect(seen.toString()).toBe(`${baseFolder}/.`);
});
