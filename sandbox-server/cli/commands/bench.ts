import { join } from 'node:path';
import { projectRoot } from '../../processes/project-tools.ts';
import { setUp } from './set-up.ts';
import { streamTool } from './stream-tool.ts';

/** Sets up what is missing and measures: `test/bench/main.ts` prints the figures. */
export async function bench(signal: AbortSignal): Promise<number> {
  await setUp('up', signal);
  return streamTool(process.execPath, [join(projectRoot, 'test/bench/main.ts')], { signal });
}
