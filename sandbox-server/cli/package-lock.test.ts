import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const { packages } = lockSchema.parse(JSON.parse(text));

/** Where Node would find `name` from the package at `path`: in the nearest node_modules upwards. */
function versionSeenFrom(path: string, name: string): string | undefined {
  const found = packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  if (found || path === '') return found?.version;
  return versionSeenFrom(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

// npm leaves out what its registry does not have just now, and "npm ci" then refuses the whole lock.
test('package-lock.json names the builds for every system, as "npm ci" asks for', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([, version]) => /^\d/.test(version))
      .filter(([name, version]) => versionSeenFrom(path, name) !== version)
      .map(([name, version]) => `${name}@${version} of ${path}`),
  );
  expect(missing).toEqual([]);
});
