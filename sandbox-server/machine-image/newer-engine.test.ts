import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newerEngine } from './newer-engine.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-newer-'));
  mkdirSync(join(folder, 'etc/apt/sources.list.d'), { recursive: true });
  mkdirSync(join(folder, 'etc/apt/preferences.d'));
  const lines = ['', '-updates'].map(
    (suite) => `deb [signed-by=/k] http://m/ trixie${suite} main\n`,
  );
  writeFileSync(join(folder, 'etc/apt/sources.list'), lines.join(''));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as mmdebstrap would, with an apt that answers so; gives what it was asked. */
function run(apt: { update?: string; simulated?: string; install?: string }): string {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  writeFileSync(
    join(folder, 'apt-get'),
    `#!/bin/sh
echo "$APT_CONFIG: $*" >>${calls}
cat ${folder}/etc/apt/sources.list.d/* >>${calls}
case "$*" in
update) ${apt.update ?? 'true'} ;;
--simulate*) echo '${apt.simulated ?? ''}' ;;
*install*) ${apt.install ?? 'true'} ;;
esac
`,
  );
  chmodSync(join(folder, 'apt-get'), 0o755);
  execFileSync('sh', ['-c', newerEngine, 'sh', folder], {
    env: { PATH: `${folder}:${process.env['PATH']}`, MMDEBSTRAP_APT_CONFIG: '/config' },
    stdio: 'pipe',
  });
  return readFileSync(calls, 'utf8');
}

const offered = (version: string) =>
  `Inst docker.io [26.1.5+dfsg1-9+deb13u1] (${version} Debian:testing [amd64])`;
const left = () =>
  ['sources.list.d', 'preferences.d'].flatMap((name) => readdirSync(join(folder, 'etc/apt', name)));

test('an engine that machines were tested with is installed, from the next release', () => {
  const calls = run({ simulated: offered('28.5.2+dfsg4-5') });
  expect(calls).toContain('deb [signed-by=/k] http://m/ forky main\n');
  expect(calls).toMatch(/\/config: --yes .*DPkg::Chroot-Directory=\S+ install docker\.io/);
  expect(left()).toEqual([]);
});

test.each([
  ['has no such release', { update: 'false' }],
  ['has nothing newer', { simulated: 'docker.io is already the newest version' }],
  ['has one that was not tested', { simulated: offered('29.0.1-1') }],
])('where the mirror %s the machine keeps its own engine', (_what, apt) => {
  expect(run(apt)).not.toContain('--yes');
  expect(left()).toEqual([]);
});

test('an install that breaks off makes the build fail: the image would be half of each', () => {
  expect(() => run({ simulated: offered('28.5.2'), install: 'exit 100' })).toThrow();
});
