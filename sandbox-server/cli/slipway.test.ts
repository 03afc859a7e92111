import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const slipway = (...words: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('slipway.ts', import.meta.url)), ...words], {
    encoding: 'utf8',
  });

test('without a command, and with --help, the commands are listed', () => {
  for (const words of [[], ['--help'], ['up', '--help']]) {
    const { status, stdout } = slipway(...words);
    expect([status, stdout]).toEqual([0, expect.stringContaining('npm run bench')]);
  }
});

test.each([
  [['down'], 'There is no command "down"'],
  [['toString'], 'There is no command "toString"'],
  [['up', 'now', '--fast'], '"up" takes no "now --fast"'],
])('%j is refused, and nothing is started', (words, complaint) => {
  const { status, stderr } = slipway(...words);
  expect([status, stderr]).toEqual([1, expect.stringContaining(complaint)]);
});

test('bench passes its words on', () => {
  const { status, stdout, stderr } = slipway('bench', 'image-build', '--json', '--dry-run');
  expect([status, stdout, stderr]).toEqual([0, '', '']);
  expect(slipway('bench', '--help').stdout).toMatch(/^Usage: npm run bench -- /);
});

test('a benchmark that there is not, or a wrong option, is told of with those there are', () => {
  for (const [word, complaint] of [
    ['image-bild', 'There is no benchmark "image-bild".'],
    ['--jsn', "Unknown option '--jsn'"],
  ] as const) {
    const { status, stderr } = slipway('bench', word);
    expect([status, stderr]).toEqual([2, expect.stringContaining(complaint)]);
    expect(stderr).toMatch(/Names: session-start, .*image-build/);
  }
});
