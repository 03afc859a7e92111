import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type DebianMirror, sourcesFor } from './debian-mirror.ts';
import type { Report } from '../processes/progress.ts';
import { runTool } from '../processes/run-tool.ts';
import { shellQuoted } from '../processes/shell-quoted.ts';

/** mmdebstrap's stages, in the order and the words in which it announces them. */
const stages = [
  'running apt-get update',
  'downloading packages with apt',
  'extracting archives',
  'installing essential packages',
  'installing remaining packages inside the chroot',
  'running --customize-hook',
  'cleaning package lists and apt cache',
  'creating tarball',
] as const;

/** Left out of every root file system: nobody reads manuals or other languages in a container. */
const leftOut = [
  '/usr/share/man/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/share/doc/*',
];

/** What a root file system is made of. */
export interface RootRecipe {
  readonly codename: string;
  /** `essential` is without apt; `minbase` is with it; `custom` adds to `baseFolder`. */
  readonly variant: 'essential' | 'minbase' | 'custom';
  /** A root file system that is copied first, for a layer on top of it. */
  readonly baseFolder?: string;
  /** Folders of the base that are emptied before anything is installed. */
  readonly emptied?: readonly string[];
  readonly packages: readonly string[];
  /** dpkg patterns of files to leave out, besides manuals and translations. */
  readonly excludedPaths?: readonly string[];
  /** Shell commands, run on the host when all is installed; `"$1"` is the new root. */
  readonly customize: readonly string[];
}

/** Where the result goes. */
export interface RootOptions {
  readonly mirror: DebianMirror;
  /** Folder to make or `.tar` file to write. */
  readonly target: string;
  readonly purpose: string;
  readonly signal?: AbortSignal | undefined;
  readonly report: Report;
}

/** The arguments for mmdebstrap. Pure. */
export function mmdebstrapArguments(
  recipe: RootRecipe,
  { mirror, target }: Pick<RootOptions, 'mirror' | 'target'>,
): string[] {
  const excluded = [...leftOut, ...(recipe.excludedPaths ?? [])];
  return [
    '--mode=root',
    `--variant=${recipe.variant}`,
    // A container gets its devices from the engine; a tool that runs in a folder needs them there.
    ...(target.endsWith('.tar') ? ['--skip=output/dev'] : []),
    ...(recipe.baseFolder ? [`--setup-hook=cp -a ${shellQuoted(recipe.baseFolder)}/. "$1"/`] : []),
    ...(recipe.emptied ?? []).map((folder) => `--setup-hook=rm -rf "$1/${folder}"/*`),
    ...mirror.aptOptions.map((option) => `--aptopt=${option}`),
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=APT::Install-Recommends "false"',
    ...excluded.map((path) => `--dpkgopt=path-exclude=${path}`),
    '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    ...(recipe.packages.length > 0 ? [`--include=${recipe.packages.join(',')}`] : []),
    ...recipe.customize.map((command) => `--customize-hook=${command}`),
    recipe.codename,
    target,
    ...sourcesFor(mirror, recipe.codename),
  ];
}

/**
 * Builds a Debian root file system with mmdebstrap. Needs root.
 * Throws `SetupError`; a failure or an abort leaves a half-made target, whose folder the caller
 * removes, and no mount: mmdebstrap makes those in a mount namespace that ends with it.
 */
export async function buildRoot(recipe: RootRecipe, options: RootOptions): Promise<void> {
  const { purpose, signal, report } = options;
  // Beside the target: /tmp may be too small, and an abort's leftovers go with the target's folder.
  const scratch = await mkdtemp(`${options.target}.scratch-`);
  await chmod(scratch, 0o755);
  await runTool({
    command: 'mmdebstrap',
    arguments: mmdebstrapArguments(recipe, options),
    purpose,
    remedy:
      'Check that Debian’s mirror can be reached ("apt-get update" must work) and that 3 GB are free, then run it again.',
    environment: { TZ: 'UTC', TMPDIR: scratch },
    signal,
    onLine: (line) => {
      const stage = stages.findIndex((text) => line.startsWith(`I: ${text}`));
      if (stage < 0) return;
      const text = line
        .slice('I: '.length)
        .replace(/\.*$/, '')
        .replace(/^running --.*/, 'adding our files');
      report({ text, done: stage, total: stages.length, unit: 'steps' });
    },
  });
  await rm(scratch, { recursive: true });
}
