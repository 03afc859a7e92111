import { SetupError } from '../errors/setup-error.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { pathWithProjectTools, projectRoot } from '../processes/project-tools.ts';
import { runTool } from '../processes/run-tool.ts';
import { told } from '../words/told.ts';

/** A build takes 15 seconds where nothing else runs, and waits for all else where something does. */
const deadlineSeconds = 900;
/** Measured: 1.3 GB; a build that needs more than this is ended. */
const memoryBytes = 3 * 1024 ** 3;
const heapMebibytes = 768;

export interface PageBuild {
  /** Made by `makeSiteFolder`. */
  readonly site: string;
  /** Folder that the pages come to be in. */
  readonly pages: string;
  /** Assets that are there already, and so are left out. */
  readonly assets: string;
}

/**
 * Builds the pages in a process of its own, which gives way to others, knows nothing of our environment and
 * needs no network.
 * @throws SlipwayError `broken-lesson`; the signal's reason where it aborts
 */
export async function buildPages(
  { site, pages, assets }: PageBuild,
  signal: AbortSignal,
): Promise<void> {
  const deadline = AbortSignal.timeout(deadlineSeconds * 1000);
  try {
    await runTool({
      command: 'nice',
      arguments: ['-n', '10', 'prlimit', `--data=${memoryBytes}`, '--core=0', 'astro', 'build'],
      purpose: 'Building the pages of a lesson',
      remedy: 'See what Astro says.',
      workingDirectory: projectRoot,
      isBare: true,
      environment: {
        PATH: pathWithProjectTools(),
        HOME: site,
        NODE_OPTIONS: `--max-old-space-size=${heapMebibytes}`,
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        SLIPWAY_LESSON_SITE: site,
        SLIPWAY_LESSON_PAGES: pages,
        SLIPWAY_LESSON_ASSETS: assets,
      },
      signal: AbortSignal.any([signal, deadline]),
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const why = error instanceof SetupError ? error.why : String(error);
    throw new SlipwayError('broken-lesson', told('lesson.pagesFailed'), {
      found: deadline.aborted ? `more than ${deadlineSeconds} s` : lastWords(why, site),
      detail: { why },
      cause: error,
    });
  }
}

/** What an author may read of a tool's output: where things are on the server is not for them. */
function lastWords(why: string, site: string): string | undefined {
  const lines = why.split('\n').slice(1);
  // Astro says what it does, each with the time, and then what is wrong.
  const telling = lines.find((line) => !/^\s*(?:\d\d:\d\d:\d\d|[├└]|at )/.test(line)) ?? lines[0];
  return telling?.replaceAll(site, '').replaceAll(projectRoot, '').trim().slice(0, 300);
}
