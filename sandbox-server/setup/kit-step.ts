import { SetupError } from '../errors/setup-error.ts';
import type { KitMode } from '../kit/kit.ts';
import { findKit, prepareKit } from '../kit/prepare-kit.ts';
import type { Step } from './step.ts';

/** Builds the offline kit where Docker Hub or PyPI is out of reach, or where it is asked for. */
export function kitStep(cacheFolder: string, mode: KitMode | 'auto'): Step {
  return {
    title: 'Offline kit',
    plan: async () =>
      'hello-world, debian, python, redis, registry and Python packages, for Docker Hub or PyPI is out of reach (90 MB, two minutes)',
    async isDone() {
      try {
        return (await findKit({ cacheFolder, mode })) !== null;
      } catch (error) {
        // Before the Debian packages there may be no python3 to ask for its version.
        if (error instanceof SetupError) return false;
        throw error;
      }
    },
    run: async (options) => void (await prepareKit({ cacheFolder, mode, ...options })),
    remedy: `Check that ${cacheFolder} can be written and has 3 GB free, then run it again.`,
  };
}
