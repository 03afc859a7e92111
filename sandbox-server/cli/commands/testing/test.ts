import { styleText } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from '../set-up.ts';
import { streamTool } from '../stream-tool.ts';
import { closingWords, type StageResult } from './closing-words.ts';
import { testStages } from './test-stages.ts';

/**
 * Sets up what is missing, runs every stage of the tests though one may fail, and ends with what
 * failed and why, and the line "N passed, N failed". Exit code 1 where anything failed.
 */
export async function test(signal: AbortSignal): Promise<number> {
  await setUp('test', signal);
  const reports = await mkdtemp(join(tmpdir(), 'slipway-reports-'));
  const results: StageResult[] = [];
  try {
    for (const [index, { title, words, environment, outcome }] of testStages.entries()) {
      console.log(`\n${styleText('bold', `── ${title}`)}`);
      const report = join(reports, `${index}.json`);
      const started = performance.now();
      const [command = '', ...rest] = words;
      const code = await streamTool(command, rest, { signal, environment: environment(report) });
      const seconds = (performance.now() - started) / 1_000;
      results.push({ title, outcome: await outcome(code, report), seconds });
    }
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  console.log(closingWords(results));
  return results.every(({ outcome }) => outcome.failed === 0) ? 0 : 1;
}
