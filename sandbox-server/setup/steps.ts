import type { Config } from '../config.ts';
import { serverPackages, testPackages } from './debian-packages.ts';
import { debianPackagesStep } from './debian-packages-step.ts';
import { kitStep } from './kit-step.ts';
import { machineImageStep } from './machine-image-step.ts';
import { siteStep } from './site-step.ts';
import type { Step } from './step.ts';
import { userRangeStep } from './user-range-step.ts';

/**
 * All that has to be there before the server starts, in order; for tests a browser, too, and for
 * lessons that nobody reads no site.
 */
export function stepsFor(
  purpose: 'up' | 'test' | 'lessons',
  { cache, kitMode }: Pick<Config, 'cache' | 'kitMode'>,
): readonly Step[] {
  return [
    debianPackagesStep(purpose === 'test' ? [...serverPackages, ...testPackages] : serverPackages),
    userRangeStep,
    machineImageStep(cache),
    kitStep(cache, kitMode),
    ...(purpose === 'lessons' ? [] : [siteStep]),
  ];
}
