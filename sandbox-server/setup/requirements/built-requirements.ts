import type { Config } from '../../config.ts';
import { isReachable, upstreams } from '../../kit/reach-upstreams.ts';
import { findMachineImage } from '../../machine-image/build-machine-image.ts';
import { kitStep } from '../kit-step.ts';
import { siteStep } from '../site-step.ts';
import { findUserRange } from '../user-range.ts';
import { failed, note, passed, type Requirement } from './requirement.ts';

const day = 24 * 3_600_000;
/** Days after which an image lacks more of Debian's security fixes than one would like. */
const oldAge = 30;

/** What the set-up builds, and where images and packages come from. */
export function builtRequirements({ cache, kitMode }: Config): readonly Requirement[] {
  const build = 'npm start builds it.';
  const upstream = (title: string, address: string): Requirement => ({
    title,
    async check() {
      if (await isReachable(address)) return passed('reachable');
      return kitMode === 'online'
        ? failed('out of reach', 'Set SLIPWAY_KIT to auto or offline, or mend the network.')
        : note('out of reach', 'The offline kit takes its place.');
    },
  });
  return [
    {
      title: 'User range',
      async check() {
        const range = await findUserRange();
        return range
          ? passed(`slipway, from ${range.uidBase}`)
          : failed('none', 'npm start makes it, as root.');
      },
    },
    {
      title: 'Machine image',
      async check() {
        const image = await findMachineImage(cache);
        if (!image) return failed('not built', build);
        const days = Math.floor((Date.now() - image.builtAt.getTime()) / day);
        const found = `${image.reference}, ${days} days old`;
        return days > oldAge
          ? note(found, `Remove ${cache}/machine-image-* for one with Debian's latest fixes.`)
          : passed(found);
      },
    },
    {
      title: 'Kit',
      async check() {
        return (await kitStep(cache, kitMode).isDone())
          ? passed('ready')
          : failed('not built', build);
      },
    },
    {
      title: 'Site',
      async check() {
        return (await siteStep.isDone()) ? passed('built') : failed('not built, or old', build);
      },
    },
    upstream('Docker Hub', upstreams.hub),
    upstream('PyPI', upstreams.pypi),
  ];
}
