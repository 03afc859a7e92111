import type { Config } from '../../config.ts';
import { serverPackages } from '../debian-packages.ts';
import { builtRequirements } from './built-requirements.ts';
import { hostRequirements } from './host-requirements.ts';
import { kernelRequirements } from './kernel-requirements.ts';
import { packageRequirements } from './package-requirements.ts';
import type { Requirement } from './requirement.ts';
import { roomRequirements } from './room-requirements.ts';
import { runningRequirements } from './running-requirements.ts';

/** All that Slipway needs, in the groups that `doctor` shows. */
export function requirements(config: Config): ReadonlyMap<string, readonly Requirement[]> {
  return new Map([
    ['This computer', hostRequirements],
    ['Programs', packageRequirements(serverPackages)],
    ['Kernel', kernelRequirements],
    ['Room', roomRequirements(config)],
    ['Built by the set-up', builtRequirements(config)],
    ['Running', runningRequirements(config)],
  ]);
}
