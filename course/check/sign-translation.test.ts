import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceDigest } from '../source-digest.ts';
import { signTranslation } from './sign-translation.ts';

const english = '---\ntitle: Ports\n---\n\nText.\n';
const digest = sourceDigest(Buffer.from(english));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-sign-'));
  await writeFile(join(folder, 'en.mdx'), english);
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string) => writeFile(join(folder, 'ja.mdx'), text);
const read = () => readFile(join(folder, 'ja.mdx'), 'utf8');

test('a translation is signed at the end of its frontmatter', async () => {
  await write('---\ntitle: ポート\n---\n\n本文\n\n---\n');
  expect(await signTranslation(folder, 'ja')).toBe(true);
  expect(await read()).toBe(`---\ntitle: ポート\nsource: "${digest}"\n---\n\n本文\n\n---\n`);
});

test('an old signature is replaced, and one that holds is left', async () => {
  await write('---\nsource: 0123456789ab\ntitle: ポート\n---\n\nsource: 本文\n');
  expect(await signTranslation(folder, 'ja')).toBe(true);
  expect(await read()).toBe(`---\nsource: "${digest}"\ntitle: ポート\n---\n\nsource: 本文\n`);
  expect(await signTranslation(folder, 'ja')).toBe(false);
});
