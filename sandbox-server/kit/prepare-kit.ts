import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce } from '../cache/build-once.ts';
import { contentKey } from '../cache/content-key.ts';
import { removeSuperseded } from '../cache/remove-superseded.ts';
import type { Report } from '../processes/progress.ts';
import { buildKit } from './build-kit.ts';
import { kitPaths, readKitRecord } from './kit-record.ts';
import type { Kit, KitMode } from './kit.ts';
import { readPythonRelease, type PythonRelease } from './python-release.ts';
import { chooseKitMode } from './reach-upstreams.ts';

/** The sources that decide what is in the kit. */
const recipeSources = ['images', 'layers', 'packages'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);

export interface PrepareKitOptions {
  readonly cacheFolder: string;
  /** `auto` asks Docker Hub and PyPI whether they can be reached. */
  readonly mode: KitMode | 'auto';
  readonly signal?: AbortSignal | undefined;
  readonly report?: Report;
}

/**
 * A kit that can be served: the offline one is built where it is not in the cache, the online one is
 * an empty cache that fills by itself. Throws `SetupError`; an interrupted build leaves nothing.
 */
export async function prepareKit(options: PrepareKitOptions): Promise<Kit> {
  const { cacheFolder, signal, report = () => undefined } = options;
  const [mode, release] = await Promise.all([
    chooseKitMode(options.mode, signal),
    readPythonRelease(signal),
  ]);
  if (mode === 'online') return onlineKit(cacheFolder, release);
  const folder = await offlineKitFolder(cacheFolder, release);
  await buildOnce(folder, (unfinished) => buildKit(unfinished, { release, signal, report }));
  const kit = await readOfflineKit(folder);
  if (!kit) throw new Error(`The offline kit was built and is gone from ${folder}.`);
  await removeSuperseded(folder);
  return kit;
}

/** As {@link prepareKit}, but null where the kit would have to be built first. */
export async function findKit(options: PrepareKitOptions): Promise<Kit | null> {
  const { cacheFolder, signal } = options;
  const [mode, release] = await Promise.all([
    chooseKitMode(options.mode, signal),
    readPythonRelease(signal),
  ]);
  if (mode === 'online') return onlineKit(cacheFolder, release);
  return readOfflineKit(await offlineKitFolder(cacheFolder, release));
}

async function offlineKitFolder(cacheFolder: string, release: PythonRelease): Promise<string> {
  const values = { release, architecture: process.arch };
  return join(cacheFolder, `kit-${await contentKey({ values, paths: recipeSources })}`);
}

async function readOfflineKit(folder: string): Promise<Kit | null> {
  const record = await readKitRecord(folder);
  if (!record) return null;
  const { registryStore, packagesFolder } = kitPaths(folder);
  return { mode: 'offline', ...record, registryStore, packagesFolder };
}

function onlineKit(cacheFolder: string, release: PythonRelease): Kit {
  return {
    mode: 'online',
    pythonVersion: release.python,
    debianVersion: release.debian,
    registryStore: join(cacheFolder, 'mirror'),
    packagesFolder: null,
    images: [],
  };
}
