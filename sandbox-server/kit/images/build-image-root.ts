import { buildRoot, type RootOptions } from '../../debian/build-root.ts';
import { shellQuoted } from '../../processes/shell-quoted.ts';
import { runTool } from '../../processes/run-tool.ts';
import type { PythonRelease } from '../python-release.ts';
import type { ImageRecipe } from './image-recipe.ts';

/** The build host's own traces, and files that differ from build to build without any use. */
const cleanUp = [
  'rm -f "$1/etc/apt/sources.list" "$1/etc/apt/apt.conf.d/99mmdebstrap" "$1/etc/dpkg/dpkg.cfg.d/99mmdebstrap"',
  'rm -f "$1/etc/hostname" "$1/etc/resolv.conf"',
  'rm -rf "$1"/var/log/*.log "$1"/var/log/apt "$1"/var/cache/ldconfig/* "$1"/var/cache/debconf/*-old "$1"/var/lib/dpkg/*-old',
];

/**
 * Builds the file system of an image: from nothing, or on a copy of `base`. Throws `SetupError`.
 * The base's own apt sources step aside meanwhile, for the host may reach its own mirror only.
 */
export async function buildImageRoot(
  recipe: ImageRecipe,
  release: PythonRelease,
  base: string | null,
  options: RootOptions,
): Promise<void> {
  const sources = 'etc/apt/sources.list.d';
  const baseSources = base && `${shellQuoted(base)}/${sources}`;
  await buildRoot(
    {
      codename: release.codename,
      variant: base ? 'custom' : 'minbase',
      ...(base && { baseFolder: base, emptied: [sources] }),
      packages: recipe.packages,
      customize: [
        ...recipe.customize,
        ...(baseSources ? [`cp -a ${baseSources}/. "$1/${sources}/"`] : []),
        ...cleanUp,
      ],
    },
    options,
  );
}

/** Version of a package in a root as its authors number it: `5:7.0.15-1~deb12u8` is `7.0.15`. */
export async function packageVersion(root: string, name: string): Promise<string> {
  const text = await runTool({
    command: 'dpkg-query',
    arguments: [`--admindir=${root}/var/lib/dpkg`, '--show', '--showformat=${Version}', name],
    purpose: `Reading the version of ${name}`,
    remedy: 'Run it again.',
  });
  return upstreamVersion(text.trim());
}

/** Without epoch, repackaging mark and Debian's revision (deb-version(7)). */
export function upstreamVersion(debianVersion: string): string {
  return debianVersion
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~].*$/, '');
}
