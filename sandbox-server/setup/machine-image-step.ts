import { buildMachineImage, findMachineImage } from '../machine-image/build-machine-image.ts';
import type { Step } from './step.ts';

/** Builds what a machine runs. */
export function machineImageStep(cacheFolder: string): Step {
  return {
    title: 'Machine image',
    plan: async () => 'Debian 13 with Docker Engine 28, BuildKit, Compose (550 MB, a minute)',
    isDone: async () => (await findMachineImage(cacheFolder)) !== null,
    run: async (options) => void (await buildMachineImage({ cacheFolder, ...options })),
    remedy: `Check that ${cacheFolder} can be written and has 3 GB free, then run it again.`,
  };
}
