import { join } from 'node:path';
import { projectRoot } from '../../processes/project-tools.ts';
import { setUp } from './set-up.ts';
import { streamTool } from './stream-tool.ts';

/**
 * Sets up what is missing and measures: `test/bench/main.ts` takes the words and prints the figures.
 * Words that it does not take are told of before anything is set up.
 */
export async function bench(signal: AbortSignal, words: readonly string[]): Promise<number> {
  const measure = (...more: string[]) =>
    streamTool(process.execPath, [join(projectRoot, 'test/bench/main.ts'), ...words, ...more], {
      signal,
    });
  const code = await measure('--dry-run');
  if (code !== 0 || words.some((word) => measuresNothing.has(word))) return code;
  await setUp('up', signal);
  return measure();
}

const measuresNothing = new Set(['--dry-run', '--help', '-h']);
