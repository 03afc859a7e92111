import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { helloMessage } from './hello-message.ts';
import { helloProgram } from './hello-program.ts';

const native = { x64: 'amd64', arm64: 'arm64' } as const;
const here = process.arch in native ? native[process.arch as keyof typeof native] : undefined;

test.runIf(process.platform === 'linux' && here)(
  'the program prints its text and exits with 0',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-hello-'));
    const file = join(folder, 'hello');
    const text = helloMessage(here ?? 'amd64');
    writeFileSync(file, helloProgram(here ?? 'amd64', text), { mode: 0o755 });
    expect(execFileSync(file, { encoding: 'utf8' })).toBe(text);
    rmSync(folder, { recursive: true });
  },
);

test('the arm64 program is the code that an assembler makes of it', () => {
  const code = helloProgram('arm64', 'hi\n').subarray(120, 152);
  const words = Array.from({ length: 8 }, (_, index) => code.readUInt32LE(index * 4).toString(16));
  expect(words).toEqual([
    'd2800020', // mov x0, #1
    '100000e1', // adr x1, #28
    'd2800062', // mov x2, #3
    'd2800808', // mov x8, #64
    'd4000001', // svc #0
    'd2800000', // mov x0, #0
    'd2800ba8', // mov x8, #93
    'd4000001', // svc #0
  ]);
});

test('the text names the architecture as Docker does', () => {
  expect(helloMessage('arm64')).toContain('(arm64v8)');
  expect(helloMessage('amd64')).toContain('(amd64)');
});
