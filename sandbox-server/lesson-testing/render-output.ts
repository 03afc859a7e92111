import headless from '@xterm/headless';
import { type PrintedChunk, terminalSize } from './lesson-terminal.ts';

/**
 * What a learner finds in the terminal once some output has come, scrolled lines included: what was
 * drawn over, as progress is, does not count.
 */
export async function renderOutput(chunks: readonly PrintedChunk[]): Promise<string> {
  const terminal = new headless.Terminal({
    ...terminalSize,
    scrollback: 10_000,
    allowProposedApi: true,
  });
  try {
    const output = chunks.map(({ data }) => data).join('');
    await new Promise<void>((resolve) => terminal.write(output, resolve));
    const { active } = terminal.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const text = line?.translateToString(!active.getLine(row + 1)?.isWrapped) ?? '';
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text);
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  } finally {
    terminal.dispose();
  }
}
