import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../course/read-folder.ts';
import { makeZip, type ZipEntry } from '../../test/support/make-zip.ts';
import type { Actor } from '../people/actor.ts';
import { LessonChecker } from './lesson-checker.ts';
import { unpackLesson } from './unpack-lesson.ts';

const course = { id: 'course', lessons: ['hello-world'], extras: [] };
const checker = new LessonChecker({ course });
const instructor: Actor = { id: 'ina', name: 'Ina', role: 'instructor' };
const folder = fileURLToPath(new URL('../../lessons/hello-world', import.meta.url));

const files = (await readFolder(folder)).filter(({ path }) => !path.startsWith('recordings/'));
const lesson: ZipEntry[] = files.map(({ path, content }) => ({ name: path, content }));

/** The report on a lesson of the course, with these files in place of its own, or beside them. */
function check(changes: Readonly<Record<string, string>> = {}) {
  const kept = lesson.filter(({ name }) => changes[name] === undefined);
  const changed = Object.entries(changes).map(([name, content]) => ({ name, content }));
  return checker.check(instructor, makeZip([...kept, ...changed]));
}
const english = files.find(({ path }) => path === 'en.mdx')?.content.toString() ?? '';
const exercise = files.find(({ path }) => path === 'exercise.yaml')?.content.toString() ?? '';
const told = async (changes: Readonly<Record<string, string>>) =>
  (await check(changes)).findings.map(({ file, line, expected, found }) => ({
    ...{ file, line, text: `${expected} ${found}` },
  }));

test('a lesson of the course is sound, with a folder around it as well', async () => {
  expect(await check()).toMatchObject({ isSound: true });
  const around = lesson.map((entry) => ({ ...entry, name: `my-lesson/${entry.name}` }));
  expect(await checker.check(instructor, makeZip(around))).toMatchObject({ isSound: true });
});

test('a slip in exercise.yaml is told with its line, what was expected and what was found', async () => {
  const { isSound, findings } = await check({
    'exercise.yaml': exercise.replace('kind: file', 'kind: fiel'),
  });
  expect(isSound).toBe(false);
  const [first] = findings;
  expect(first).toMatchObject({ severity: 'error', file: 'exercise.yaml' });
  const line = exercise.slice(0, exercise.indexOf('kind: file')).split('\n').length;
  expect(first?.line).toBe(line);
});

test('a lesson whose exercise.yaml cannot be read is known by its title all the same', async () => {
  const broken = [
    ...lesson.filter(({ name }) => name !== 'exercise.yaml'),
    { name: 'exercise.yaml' },
  ];
  const { title, content } = await checker.look(() => unpackLesson(makeZip(broken)));
  expect([title, content]).toEqual([/^title: (.+)$/m.exec(english)?.[1], null]);
});

test('a text that names a step that there is not is told', async () => {
  const found = await told({ 'en.mdx': english.replaceAll('first-run', 'no-such-step') });
  expect(found.some(({ file, text }) => file === 'en.mdx' && text.includes('no-such-step'))).toBe(
    true,
  );
});

describe('what means harm is told, and does none', () => {
  test.each([
    ['JavaScript that would run as pages are built', "import fs from 'node:fs'"],
    ['an expression', '{globalThis.process.exit()}'],
    ['a script', '<script>alert(1)</script>'],
  ])('%s', async (_name, evil) => {
    const found = await told({ 'en.mdx': `${english}\n\n${evil}\n` });
    const line = english.split('\n').length + 2;
    expect(found.some((each) => each.file === 'en.mdx' && (each.line ?? 0) >= line - 1)).toBe(true);
  });

  test.each([
    ['a quotation in a quotation, and so on', `${'>'.repeat(100_000)} x`],
    ['components in components, and so on', `${'<Why>'.repeat(40_000)}`],
  ])('%s', { timeout: 60_000 }, async (_name, evil) => {
    expect((await check({ 'en.mdx': `${english}\n\n${evil}\n` })).isSound).toBe(false);
    expect(await check()).toMatchObject({ isSound: true });
  });

  test('YAML that grows by its aliases', async () => {
    const lines = Array.from(
      { length: 20 },
      (_, at) => `a${at}: &a${at} [${Array(10).fill(at === 0 ? 'x' : `*a${at - 1}`)}]`,
    );
    expect((await check({ 'exercise.yaml': lines.join('\n') })).isSound).toBe(false);
  });

  test('files that are no part of a lesson, and texts without end', async () => {
    const strange = ['evil.mdx', 'package.json', 'astro.config.ts', 'node_modules/a/index.js'];
    for (const name of strange) {
      expect(await told({ [name]: 'x' })).toMatchObject([{ file: name }]);
    }
    const found = await told({ 'en.mdx': 'x'.repeat(256 * 1024 + 1) });
    expect(found).toMatchObject([{ file: 'en.mdx' }]);
  });

  test('a zip that escapes its folder', async () => {
    const zip = makeZip([...lesson, { name: '../../escaped.txt' }]);
    const report = await checker.check(instructor, zip);
    expect(report.isSound).toBe(false);
    expect(JSON.stringify(report.findings)).toContain('../../escaped.txt');
  });
});

test('a learner brings no lessons', async () => {
  const learner: Actor = { id: 'lea', name: 'Lea', role: 'learner' };
  const answer = checker.check(learner, makeZip(lesson));
  await expect(answer).rejects.toMatchObject({ code: 'forbidden' });
});
