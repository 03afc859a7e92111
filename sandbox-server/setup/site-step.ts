import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey } from '../cache/content-key.ts';
import { pathWithProjectTools, projectRoot } from '../processes/project-tools.ts';
import { runTool } from '../processes/run-tool.ts';
import type { Step } from './step.ts';

/** Where the built site is served from. */
export const siteFolder = join(projectRoot, 'dist');
const stamp = '.content-key';
const sources = [
  'src',
  'course',
  'lessons',
  'protocol',
  'public',
  'astro.config.ts',
  'package-lock.json',
];

const currentKey = () => contentKey({ paths: sources.map((name) => join(projectRoot, name)) });

/** Builds the site beside the old one and swaps them, so that there is always a whole one. */
export const siteStep: Step = {
  title: 'Site',
  plan: async () => 'the pages of the course, built by Astro (10 MB, half a minute)',
  async isDone() {
    const built = await readFile(join(siteFolder, stamp), 'utf8').catch(() => null);
    return built === (await currentKey());
  },
  async run({ report, signal }) {
    const unfinished = `${siteFolder}.building`;
    const key = await currentKey();
    await rm(unfinished, { recursive: true, force: true });
    try {
      await runTool({
        command: 'astro',
        arguments: ['build', '--outDir', unfinished],
        purpose: 'Building the site',
        remedy: 'Mend the file that is named above, then run it again.',
        workingDirectory: projectRoot,
        environment: { PATH: pathWithProjectTools(), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
        signal,
        onLine: (line) => {
          const text = /^[\d:]+ +(\[(?!WARN).*|├─ .*)$/.exec(line.trim())?.[1];
          if (text !== undefined) report({ text });
        },
      });
      await writeFile(join(unfinished, stamp), key);
      await rm(siteFolder, { recursive: true, force: true });
      await rename(unfinished, siteFolder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  },
  remedy: 'Run "npx astro build" to see more, then run it again.',
};
