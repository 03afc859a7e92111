import { word } from '../../i18n/word.ts';
import { ProblemError, type PageProblem } from '../problem-error.ts';
import type { PythonContainer } from './python-container.ts';

/** Seconds after which the vendor's server is taken for one that cannot be reached. */
const deadlineSeconds = 30;

/** How a container comes; another in tests. */
export interface BootOptions {
  load?: () => Promise<{ WebContainer: { boot(options: object): Promise<PythonContainer> } }>;
  isIsolated?: boolean;
  deadline?: AbortSignal;
}

/**
 * Boots a WebContainer: the library comes from this site, what it boots from the vendor's servers, of
 * which the learner has been told. Throws `ProblemError` where the page is not isolated from other
 * origins, which shared memory needs (https://webcontainers.io/guides/configuring-headers), or where
 * nothing can be booted.
 */
export async function bootContainer({
  load = () => import('@webcontainer/api'),
  isIsolated = globalThis.crossOriginIsolated,
  deadline = AbortSignal.timeout(deadlineSeconds * 1000),
}: BootOptions = {}): Promise<PythonContainer> {
  if (!isIsolated) throw new ProblemError(notIsolated());
  const expired = new Promise<never>((_, reject) =>
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true }),
  );
  try {
    const { WebContainer } = await load();
    return await Promise.race([
      WebContainer.boot({ coep: 'require-corp', workdirName: 'app' }),
      expired,
    ]);
  } catch (cause) {
    throw new ProblemError(notLoaded(), { cause });
  }
}

const notIsolated = (): PageProblem => ({
  code: 'not-found',
  message: word('browser.notIsolated'),
  remedy: word('browser.notIsolatedRemedy'),
});

const notLoaded = (): PageProblem => ({
  code: 'server-unreachable',
  message: word('browser.notLoaded'),
  remedy: word('browser.notLoadedRemedy'),
});
