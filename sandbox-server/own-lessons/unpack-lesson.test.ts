import { describe, expect, test } from 'vitest';
import { makeZip } from '../../test/support/make-zip.ts';
import { LessonError } from '../../course/lesson-error.ts';
import { unpackLesson, zipLimits } from './unpack-lesson.ts';

const paths = async (zip: Buffer) => (await unpackLesson(zip)).map(({ path }) => path);
const refused = (zip: Buffer) => expect(unpackLesson(zip)).rejects.toThrow(LessonError);

test('gives the files with their content, and what may be run', async () => {
  const files = await unpackLesson(
    makeZip([
      { name: 'workspace/', mode: 0o040755 },
      { name: 'exercise.yaml', content: 'steps: []' },
      { name: 'workspace/start.sh', content: '#!/bin/sh', mode: 0o100755 },
      { name: 'workspace/Übung (1).txt', content: 'ü' },
    ]),
  );
  expect(
    files.map(({ path, content, executable }) => [path, content.toString(), executable]),
  ).toEqual([
    ['exercise.yaml', 'steps: []', false],
    ['workspace/start.sh', '#!/bin/sh', true],
    ['workspace/Übung (1).txt', 'ü', false],
  ]);
});

test('a folder around all of them is left out, one beside another is not', async () => {
  expect(await paths(makeZip([{ name: 'own/en.mdx' }, { name: 'own/workspace/a' }]))).toEqual([
    ...['en.mdx', 'workspace/a'],
  ]);
  expect(await paths(makeZip([{ name: 'a/x' }, { name: 'b/x' }]))).toEqual(['a/x', 'b/x']);
  expect(await paths(makeZip([{ name: 'a' }, { name: 'b/x' }]))).toEqual(['a', 'b/x']);
});

describe('a zip is refused', () => {
  test.each([
    '../escaped.txt',
    'a/../../escaped.txt',
    '/etc/passwd',
    'C:/windows/system32',
    'c:escaped',
    '..\\escaped.txt',
    'a\\b',
    'a//b',
    './a',
    'a/./b',
    '..',
    'a/..',
    'nul',
    'a/CON.txt',
    'a./b',
    'a ',
    'a\u0000b',
    'a\nb',
    'a\u202Eb',
    'a:stream',
    '<b>',
    'x'.repeat(201),
  ])('that holds %j', (name) => refused(makeZip([{ name: 'exercise.yaml' }, { name }])));

  test.each([
    ['a symbolic link', 0o120777],
    ['a device', 0o020666],
    ['a named pipe', 0o010666],
    ['a socket', 0o140777],
  ])('that holds %s', (_name, mode) =>
    refused(makeZip([{ name: 'link', content: '/etc/passwd', mode }])),
  );

  test.each([
    ['twice the same', ['a', 'a']],
    ['two that differ in case', ['Dockerfile', 'dockerfile']],
    ['two that differ in how an accent is written', ['\u00e9', 'e\u0301']],
    ['a file and a folder of one name', ['a', 'a/b']],
    ['a folder and a file of one name', ['a/b', 'A']],
    ['a file in a link’s place', ['a/b', 'a/b/c']],
  ])('that holds %s', (_name, names) => refused(makeZip(names.map((name) => ({ name })))));

  test('that has too many files', async () => {
    const many = Array.from({ length: zipLimits.entries }, (_, at) => ({ name: `f${at}` }));
    expect(await paths(makeZip(many))).toHaveLength(zipLimits.entries);
    await refused(makeZip([...many, { name: 'one-more' }]));
  });

  test('that explodes, in one file or in many', async () => {
    const bomb = Buffer.alloc(zipLimits.unpacked + 1);
    const zip = makeZip([{ name: 'bomb', content: bomb }]);
    expect(zip.length).toBeLessThan(1024 * 1024);
    await refused(zip);
    const part = Buffer.alloc(zipLimits.unpacked / 4);
    const parts = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, content: part }));
    await refused(makeZip(parts));
    expect(await paths(makeZip(parts.slice(0, 4)))).toHaveLength(4);
  });

  test('that lies about its sizes', async () => {
    const content = Buffer.alloc(1024 * 1024);
    await refused(makeZip([{ name: 'a', content, claimedSize: 10 }]));
    await refused(makeZip([{ name: 'a', content: 'short', claimedSize: 1_000_000 }]));
  });

  test('that is encrypted, broken, cut off, or none at all', async () => {
    await refused(makeZip([{ name: 'a', content: 'x', isEncrypted: true }]));
    const zip = makeZip([{ name: 'a', content: 'abc'.repeat(1000) }]);
    await refused(zip.subarray(0, zip.length - 30));
    await refused(Buffer.concat([zip.subarray(0, 35), Buffer.alloc(10, 0xff), zip.subarray(45)]));
    await refused(Buffer.from('not a zip'));
    await refused(Buffer.alloc(0));
    await refused(Buffer.alloc(zipLimits.bytes + 1));
  });
});
