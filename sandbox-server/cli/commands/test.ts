import { styleText } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from './set-up.ts';
import { streamTool } from './stream-tool.ts';
import { testStages } from './test-stages.ts';
import { tallyWords, type Tally } from './tally.ts';

/**
 * Sets up what is missing, runs every stage of the tests though one may fail, and ends with the line
 * "N passed, N failed". Exit code 1 where anything failed.
 */
export async function test(signal: AbortSignal): Promise<number> {
  await setUp('test', signal);
  const reports = await mkdtemp(join(tmpdir(), 'slipway-reports-'));
  const results: { title: string; tally: Tally; seconds: number }[] = [];
  try {
    for (const [index, stage] of testStages.entries()) {
      console.log(`\n${styleText('bold', `── ${stage.title}`)}`);
      const report = join(reports, `${index}.json`);
      const started = performance.now();
      const { words, environment } = stage.call(report);
      const [command = '', ...rest] = words;
      const code = await streamTool(command, rest, { signal, environment });
      const seconds = (performance.now() - started) / 1_000;
      results.push({ title: stage.title, tally: await stage.tally(code, report), seconds });
    }
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  const width = Math.max(...results.map(({ title }) => title.length));
  console.log('');
  for (const { title, tally, seconds } of results) {
    const mark = tally.failed === 0 ? styleText('green', '✔') : styleText('red', '✖');
    console.log(
      `${mark} ${title.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s  ${tallyWords(tally)}`,
    );
  }
  const total = results.reduce(
    (sum, { tally }) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log(`\n${tallyWords(total)}`);
  return total.failed === 0 ? 0 : 1;
}
