import { mkdir } from 'node:fs/promises';
import { SetupError } from '../../errors/setup-error.ts';
import type { Report } from '../../processes/progress.ts';
import { runTool } from '../../processes/run-tool.ts';
import type { PythonRelease } from '../python-release.ts';
import { wheelFromDebian } from './wheel-from-debian.ts';

/** What the lessons install. */
export const requiredPackages = ['flask', 'redis'] as const;
/** What a learner may try; the kit is whole without them. */
export const optionalPackages = ['pip', 'setuptools', 'wheel', 'gunicorn'] as const;

/** Oldest glibc that wheels are built for, and that of Debian 12 (PEP 600, `manylinux_2_<minor>`). */
const glibcMinors = { oldest: 5, newest: 36 } as const;

export interface DownloadOptions {
  readonly release: PythonRelease;
  /** Exact version of the image's Python: `3.11.2`. */
  readonly version: string;
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
  readonly report: Report;
}

/**
 * Fetches wheels for the image's Python through the host's own pip, and so from whatever index, file
 * or proxy that pip is configured for. Throws `SetupError` where a required one cannot be had.
 */
export async function downloadPackages(options: DownloadOptions): Promise<void> {
  const { version, target, signal, report } = options;
  await mkdir(target, { recursive: true });
  if (needsAsyncTimeout(version)) {
    report({ text: 'downloading async-timeout' });
    await pipDownload(['async-timeout'], options).catch(async (error: unknown) => {
      signal?.throwIfAborted();
      if (!(error instanceof SetupError)) throw error;
      await wheelFromDebian('python3-async-timeout', target, signal);
    });
  }
  report({ text: `downloading ${requiredPackages.join(', ')} with pip` });
  await pipDownload([...requiredPackages], options);
  for (const name of optionalPackages) {
    report({ text: `downloading ${name} with pip` });
    await pipDownload([name], options).catch((error: unknown) => {
      signal?.throwIfAborted();
      if (!(error instanceof SetupError)) throw error;
    });
  }
}

/**
 * redis asks for it below Python 3.11.3, and Debian 12 has 3.11.2. `pip download` judges such a
 * condition by the host's own Python, not by the one it downloads for; so it comes first, and is
 * found in the target folder where the host's Python is such a one too.
 */
function needsAsyncTimeout(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major === 3 && (minor < 11 || (minor === 11 && patch < 3));
}

async function pipDownload(
  names: readonly string[],
  { release, target, signal }: DownloadOptions,
): Promise<void> {
  await runTool({
    command: 'python3',
    arguments: [
      '-m',
      'pip',
      'download',
      `--dest=${target}`,
      `--find-links=${target}`,
      '--only-binary=:all:',
      '--disable-pip-version-check',
      // An index that is out of reach is passed over in seconds where another one has the wheel.
      '--retries=0',
      '--timeout=10',
      '--implementation=cp',
      `--python-version=${release.python}`,
      ...platformTags(process.arch).map((tag) => `--platform=${tag}`),
      ...names,
    ],
    purpose: `Downloading ${names.join(', ')} with pip`,
    remedy:
      'Make "python3 -m pip download flask" work (network, proxy, or an index in pip’s configuration), then run it again.',
    signal,
  });
}

/** Tags of wheels that run on Debian 12 and later, newest first. */
export function platformTags(architecture: string): readonly string[] {
  const suffix = architecture === 'arm64' ? 'aarch64' : 'x86_64';
  const minors = Array.from(
    { length: glibcMinors.newest - glibcMinors.oldest + 1 },
    (_, index) => glibcMinors.newest - index,
  );
  const tags = minors.map((minor) => `manylinux_2_${minor}_${suffix}`);
  const aliases = ['manylinux2014', 'manylinux2010', 'manylinux1'].map((tag) => `${tag}_${suffix}`);
  return [...tags, ...aliases, `linux_${suffix}`];
}
