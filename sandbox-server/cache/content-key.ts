import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What a built thing depends on: values of any JSON shape, and files and folders by path. */
export interface KeyParts {
  readonly values?: unknown;
  readonly paths?: readonly string[];
}

/**
 * Twelve hexadecimal digits that change when anything in `parts` does: a value, a file's content,
 * name or executable bit. Paths are read relative to themselves, so the place of the checkout does
 * not matter; one that is missing counts as missing.
 */
export async function contentKey({ values, paths = [] }: KeyParts): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(values ?? null));
  for (const [index, path] of paths.entries()) {
    for await (const entry of entriesOf(path, '')) hash.update(`\0${index}${entry}`);
  }
  return hash.digest('hex').slice(0, 12);
}

/** What a run leaves behind, and tests: neither goes into what is built. */
const isBesideThePoint = (name: string) => name === '__pycache__' || name.endsWith('.test.ts');

async function* entriesOf(path: string, name: string): AsyncGenerator<string> {
  const status = await lstat(path).catch(() => null);
  if (!status) yield `${name} missing`;
  else if (status.isSymbolicLink()) yield `${name} -> ${await readlink(path)}`;
  else if (status.isDirectory()) {
    for (const child of (await readdir(path)).sort()) {
      if (!isBesideThePoint(child)) yield* entriesOf(join(path, child), `${name}/${child}`);
    }
  } else {
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    yield `${name} ${(status.mode & 0o100) !== 0 ? 'x' : '-'} ${digest}`;
  }
}
