import { parseArgs } from 'node:util';
import { readConfig } from '../../../config.ts';
import { setUp } from '../set-up.ts';
import { streamTool } from '../stream-tool.ts';

/**
 * `slipway lesson write`: serves the site from its sources, so that pages follow what is written, with
 * a server behind it that reads lessons anew as they change.
 */
export async function writeLessons(words: readonly string[], signal: AbortSignal): Promise<number> {
  parseArgs({ args: [...words], options: {} });
  await setUp('lessons', signal);
  const { port } = readConfig(process.env);
  const { main } = await import('../../../main.ts');
  const stopping = new AbortController();
  const stop = AbortSignal.any([signal, stopping.signal]);
  let pages: Promise<number> | undefined;
  try {
    await main({
      siteFolder: null,
      watchesLessons: true,
      onReady: (server) => {
        console.log(`\n  Lessons are read anew as they change. Stop: Ctrl-C\n`);
        pages = streamTool('astro', ['dev', '--port', String(port + 1)], {
          signal: stop,
          environment: { SLIPWAY_SERVER: server, ASTRO_TELEMETRY_DISABLED: '1' },
        });
        pages.catch(() => undefined); // Its end by our signal is no news.
      },
    });
    return 0;
  } finally {
    stopping.abort();
    await pages?.catch(() => undefined);
  }
}
