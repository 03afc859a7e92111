import { findProgram } from '../processes/find-program.ts';
import packages from './debian-packages.json' with { type: 'json' };
import packagesOfTests from './debian-test-packages.json' with { type: 'json' };

/** A package of Debian that the host needs. */
export interface DebianPackage {
  readonly name: string;
  /** Program or file whose presence shows that it, or another package in its place, is installed. */
  readonly proof: string;
  /** Roughly, of download. */
  readonly megabytes: number;
  /** Service that Debian would start and that Slipway has no use for. */
  readonly service?: string;
}

/** What the sandbox server runs and builds with. The bootstrap reads the same file. */
export const serverPackages: readonly DebianPackage[] = packages;

/** What tests use: a browser, Chinese and Japanese characters as readers have them, and a database. */
export const testPackages: readonly DebianPackage[] = packagesOfTests;

/** Those that are not there, in no particular order. */
export async function missingPackages(
  wanted: readonly DebianPackage[],
): Promise<readonly DebianPackage[]> {
  const found = await Promise.all(wanted.map(({ proof }) => findProgram(proof)));
  return wanted.filter((_, index) => found[index] === null);
}
