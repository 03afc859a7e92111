import { findProgram } from '../../processes/find-program.ts';
import type { DebianPackage } from '../debian-packages.ts';
import { failed, passed, type Requirement } from './requirement.ts';

/** One requirement for each Debian package. */
export function packageRequirements(packages: readonly DebianPackage[]): readonly Requirement[] {
  return packages.map(({ name, proof }) => ({
    title: name,
    async check() {
      const path = await findProgram(proof);
      return path
        ? passed(path)
        : failed('not installed', `npm start, or: apt-get install --no-install-recommends ${name}`);
    },
  }));
}
