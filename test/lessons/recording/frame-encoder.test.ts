import headless from '@xterm/headless';
import { expect, test } from 'vitest';
import { terminalSize } from '../../../sandbox-server/lesson-testing/lesson-terminal.ts';
import { FrameEncoder } from './frame-encoder.ts';

/** Everything in a terminal that draws these outputs, scrolled lines included, and its cursor. */
async function shows(outputs: readonly string[]) {
  const terminal = new headless.Terminal({
    ...terminalSize,
    scrollback: 1000,
    allowProposedApi: true,
  });
  for (const output of outputs) {
    await new Promise<void>((resolve) => terminal.write(output, resolve));
  }
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) =>
    active.getLine(row)?.translateToString(true),
  );
  const red = active.getLine(0)?.getCell(0)?.getFgColor();
  return {
    text: lines.join('\n').trimEnd(),
    cursor: [active.baseY + active.cursorY, active.cursorX],
    red,
  };
}

async function encode(outputs: readonly string[]): Promise<string[]> {
  const encoder = new FrameEncoder();
  const frames: string[] = [];
  for (const output of outputs) {
    await encoder.write(output);
    frames.push(encoder.frame());
  }
  frames.push(encoder.frame({ isLast: true }));
  encoder.dispose();
  return frames;
}

const manyLines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, line) => `line ${from + line}\r\n`).join('');
const progress = (step: number) =>
  `\u001b[2A\r\u001b[2K[+] Building ${step}s\r\n\u001b[2K => RUN pip${' '.repeat(40)}${step}s\r\n`;

test.each([
  ['a command and its output', ['$ ', 'ls\r\n', 'app.py  Dockerfile\r\n$ ']],
  ['colours', ['\u001b[31mred\u001b[0m plain\r\n', '$ ']],
  ['progress that is drawn over', ['\r\n\r\n', progress(1), progress(2), progress(13), '$ ']],
  ['more lines than the screen has', [manyLines(0, 20), manyLines(20, 90), '$ ', 'next\r\n']],
  ['progress below many lines', [manyLines(0, 45), '\r\n\r\n', progress(1), progress(2), '$ ']],
  ['a line that is longer than the screen', ['x'.repeat(230), '\r\nnext', '\r\n$ ']],
  ['a screen that is cleared', [manyLines(0, 10), '\u001b[2J\u001b[H$ ', 'ls\r\n']],
])('frames show %s as it was', async (_, outputs) => {
  expect(await shows(await encode(outputs))).toEqual(await shows(outputs));
});

test('what did not change is not drawn again', async () => {
  const lines = 'first\r\nsecond\r\n';
  const [, second = '', third = ''] = await encode([`${lines}[1/2]`, '\r[2/2]', '']);
  expect(second).toContain('[2/2]');
  expect(second).not.toContain('first');
  expect(third).toBe('');
});
