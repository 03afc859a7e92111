import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDebianMirror } from '../debian/debian-mirror.ts';
import { SetupError } from '../errors/setup-error.ts';
import type { Report } from '../processes/progress.ts';
import { runTool } from '../processes/run-tool.ts';
import { packageVersion } from './images/build-image-root.ts';
import { buildKitImages, rootFolder, type BuiltImage } from './images/build-kit-images.ts';
import type { Architecture } from './images/hello-program.ts';
import { layeredRecipes } from './images/kit-image-recipes.ts';
import { pythonImage } from './images/python-image.ts';
import { kitPaths, type KitRecord } from './kit-record.ts';
import { downloadPackages, requiredPackages } from './packages/download-packages.ts';
import { writeSimpleIndex } from './packages/simple-index.ts';
import type { PythonRelease } from './python-release.ts';
import { RegistryClient } from './registry/registry-client.ts';
import { startRegistry } from './registry/registry-process.ts';

/** hello-world, debian, the images on top of it, and the packages. */
const stages = 2 + layeredRecipes.length + 1;

export interface BuildKitOptions {
  readonly release: PythonRelease;
  readonly signal?: AbortSignal | undefined;
  readonly report: Report;
}

/**
 * Fills an empty folder with the offline kit: images in a registry's store, packages in an index.
 * Needs root, Debian's mirror and a pip that finds wheels. Takes two minutes and, while it runs, a
 * gigabyte. Throws `SetupError`.
 */
export async function buildKit(folder: string, options: BuildKitOptions): Promise<void> {
  const { release, signal } = options;
  const paths = kitPaths(folder);
  const workFolder = join(folder, 'work');
  await mkdir(join(workFolder, 'roots'), { recursive: true });
  const mirror = await readDebianMirror(signal);
  let stage = 0;
  const report: Report = ({ text, done = 0, total = 1 }) =>
    options.report({ text, done: stage + done / total, total: stages, unit: 'steps' });
  const images: string[] = [];
  const architecture = nativeArchitecture();
  await storing(paths.registryStore, workFolder, signal, async (client) => {
    const built = buildKitImages({ ...options, mirror, architecture, workFolder, report });
    for await (const image of built) {
      stage += 1;
      report({ text: `storing ${image.repository}` });
      images.push(...(await store(client, image)));
    }
  });
  const pythonRoot = rootFolder(workFolder, pythonImage.repository);
  const version = await packageVersion(pythonRoot, pythonImage.versionOf(release));
  const target = join(paths.packagesFolder, 'files');
  await downloadPackages({ release, version, target, signal, report });
  await writeSimpleIndex(paths.packagesFolder);
  report({ text: 'installing the packages for a trial', done: 0.9 });
  await tryPackages(pythonRoot, target, signal);
  await rm(workFolder, { recursive: true });
  const { python, debian } = release;
  const record: KitRecord = { pythonVersion: python, debianVersion: debian, images };
  await writeFile(paths.record, JSON.stringify(record, null, 2));
}

/** Opens a registry of our own over the store for as long as `work` takes. */
async function storing(
  registryStore: string,
  runFolder: string,
  signal: AbortSignal | undefined,
  work: (client: RegistryClient) => Promise<void>,
): Promise<void> {
  const registry = await startRegistry({
    title: 'The registry that the offline kit is stored through',
    role: { kind: 'writable' },
    store: registryStore,
    address: '127.0.0.1',
    port: 0,
    runFolder,
    signal,
  });
  try {
    await work(new RegistryClient(registry.url, signal));
  } finally {
    await registry.dispose();
  }
}

/** Returns the names that a learner can type. */
async function store(client: RegistryClient, image: BuiltImage): Promise<readonly string[]> {
  const repository = `library/${image.repository}`;
  for (const layer of image.layers) await client.putBlob(repository, layer);
  await client.putBlob(repository, image.configuration);
  for (const tag of image.tags) await client.putManifest(repository, tag, image.manifest);
  return image.tags.map((tag) => `${image.repository}:${tag}`);
}

/** What pip fetched for another Python than its own may lack a package: better found here. */
async function tryPackages(
  pythonRoot: string,
  files: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await cp(files, join(pythonRoot, 'tmp/packages'), { recursive: true });
  const pip = ['/usr/local/bin/pip', 'install', '--no-index', '--find-links', '/tmp/packages'];
  await runTool({
    command: 'chroot',
    arguments: [pythonRoot, ...pip, '--target', '/tmp/trial', ...requiredPackages],
    purpose: 'Installing the kit’s packages in the kit’s Python image for a trial',
    remedy: 'Give the host’s pip an index that has what is missing, then run it again.',
    signal,
  });
}

function nativeArchitecture(): Architecture {
  if (process.arch === 'x64') return 'amd64';
  if (process.arch === 'arm64') return 'arm64';
  throw new SetupError('The offline kit cannot be built on this computer.', {
    why: `Expected an x86-64 or arm64 processor; found ${process.arch}.`,
    remedy: 'Use such a computer, or set SLIPWAY_KIT=online where Docker Hub can be reached.',
  });
}
