import { execa } from 'execa';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../processes/project-tools.ts';

const slipway = (...words: string[]) =>
  execa(process.execPath, ['sandbox-server/cli/slipway.ts', 'lesson', ...words], {
    cwd: projectRoot,
    reject: false,
  });
const broken = ['--folder', 'test/lessons/broken'];

test('defects are printed by file and line, and make the command fail', async () => {
  const { exitCode, stdout } = await slipway('check', 'dead-link', ...broken);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('test/lessons/broken/dead-link/en.mdx:17: error (links)\n  expected: ');
  expect(stdout).toMatch(/\n {2}found: {4}\.\.\/ports\/\n {2}→ /);
  expect(stdout).toMatch(/✖ 1 lesson: 1 error, 4 warnings$/);
});

test('warnings alone do not make it fail, unless they are to', async () => {
  const { exitCode, stdout } = await slipway('check', 'unsigned', '--quiet', ...broken);
  expect([exitCode, stdout]).toEqual([0, '✔ 1 lesson: 0 errors, 4 warnings']);
  expect((await slipway('check', 'unsigned', '--strict', ...broken)).exitCode).toBe(1);
});

test('findings come as JSON for other tools', async () => {
  const { stdout } = await slipway('check', 'behind', '--json', ...broken);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      rule: 'translations',
      file: 'test/lessons/broken/behind/ja.mdx',
      line: 5,
      found: '"0123456789ab"',
    }),
  );
});

test.each([
  [['check', 'no-such-lesson', ...broken], 'There is no lesson "no-such-lesson".'],
  [['check', '--folder', 'no-such-folder'], 'no-such-folder is no folder.'],
  [['check', '--loud'], "Unknown option '--loud'"],
  [['check', '--sign'], 'slipway lesson check <slug>… --sign'],
  [['chekc'], 'There is no "lesson chekc".'],
])('%j is answered with what was wrong', async (words, message) => {
  const { exitCode, stderr } = await slipway(...words);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
});
