import { styleText } from 'node:util';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../processes/project-tools.ts';
import { streamTool } from './stream-tool.ts';

/**
 * Builds a copy of the site that any host of files can serve, in `dist-static/`. Needs the npm packages
 * and nothing else: the recordings that it shows are in git.
 */
export async function buildStatic(signal: AbortSignal): Promise<number> {
  const folder = join(projectRoot, 'dist-static');
  const unfinished = `${folder}.building`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    const code = await streamTool('astro', ['build', '--outDir', unfinished], {
      signal,
      environment: { SLIPWAY_STATIC_COPY: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0) return code;
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  console.log(
    `\n${styleText('green', '✔')} dist-static/ holds the site. Any host of files serves it:`,
  );
  console.log('  python3 -m http.server --directory dist-static 8000');
  return 0;
}
