import { join } from 'node:path';
import type { RootOptions } from '../../debian/build-root.ts';
import { layerDifference } from '../layers/layer-difference.ts';
import { packLayer, type PackedLayer } from '../layers/pack-layer.ts';
import type { PythonRelease } from '../python-release.ts';
import { buildHelloRoot } from './build-hello-root.ts';
import { buildImageRoot, packageVersion } from './build-image-root.ts';
import type { Architecture } from './hello-program.ts';
import { imageDocuments, type ContainerDefaults, type HistoryEntry } from './image-documents.ts';
import type { ImageDocument } from './image-documents.ts';
import type { ImageRecipe } from './image-recipe.ts';
import { searchPath } from './image-recipe.ts';
import { baseRecipe, layeredRecipes } from './kit-image-recipes.ts';

/** An image that is ready for a registry. */
export interface BuiltImage {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly layers: readonly PackedLayer[];
  readonly configuration: ImageDocument;
  readonly manifest: ImageDocument;
}

export interface KitImagesOptions extends Omit<RootOptions, 'target' | 'purpose'> {
  readonly release: PythonRelease;
  readonly architecture: Architecture;
  /** Empty folder for root file systems and layers, a gigabyte in all. */
  readonly workFolder: string;
}

/** Where the root file system of a repository's image is while the kit is built. */
export const rootFolder = (workFolder: string, repository: string): string =>
  join(workFolder, 'roots', repository);

/**
 * Builds the kit's images, one after the other as they are asked for. All but `hello-world` share
 * the debian image's layer, so that a machine pulls it once. Throws `SetupError`.
 */
export async function* buildKitImages(options: KitImagesOptions): AsyncGenerator<BuiltImage> {
  const { workFolder } = options;
  yield await buildHello(options);
  const baseRoot = rootFolder(workFolder, baseRecipe.repository);
  const base = await buildLayer(baseRecipe, null, options);
  yield await assemble(baseRecipe, [base], options);
  for (const recipe of layeredRecipes) {
    const layer = await buildLayer(recipe, baseRoot, options);
    yield await assemble(recipe, [base, layer], options);
  }
}

async function buildLayer(
  recipe: ImageRecipe,
  baseRoot: string | null,
  options: KitImagesOptions,
): Promise<HistoryEntry> {
  const { release, workFolder, signal } = options;
  const target = rootFolder(workFolder, recipe.repository);
  const purpose = `Building the kit's image "${recipe.repository}"`;
  await buildImageRoot(recipe, release, baseRoot, { ...options, target, purpose });
  const difference = await layerDifference(baseRoot, target);
  const file = join(workFolder, `${recipe.repository}.tar.gz`);
  const layer = await packLayer(target, difference, file, signal);
  return { createdBy: recipe.createdBy(release), layer };
}

async function assemble(
  recipe: ImageRecipe,
  layers: readonly HistoryEntry[],
  options: KitImagesOptions,
): Promise<BuiltImage> {
  const { release, workFolder } = options;
  const root = rootFolder(workFolder, recipe.repository);
  const version = await packageVersion(root, recipe.versionOf(release));
  const facts = { release, version };
  const origin = `Debian ${release.debian} packages`;
  return describe(recipe.repository, recipe.tags(facts), layers, options, {
    ...recipe.defaults(facts),
    Labels: labels(recipe.description(facts), version, origin),
  });
}

async function buildHello(options: KitImagesOptions): Promise<BuiltImage> {
  const { workFolder, architecture, signal } = options;
  const root = rootFolder(workFolder, 'hello-world');
  await buildHelloRoot(root, architecture);
  const file = join(workFolder, 'hello-world.tar.gz');
  const layer = await packLayer(root, await layerDifference(null, root), file, signal);
  const history = [{ createdBy: 'COPY hello / # a program of 1 kB, written by Slipway', layer }];
  return describe('hello-world', ['latest', 'linux'], history, options, {
    Env: [searchPath],
    Cmd: ['/hello'],
    Labels: labels("The text of Docker's hello-world", '1', 'written by Slipway'),
  });
}

function describe(
  repository: string,
  tags: readonly string[],
  layers: readonly HistoryEntry[],
  { architecture }: KitImagesOptions,
  defaults: ContainerDefaults,
): BuiltImage {
  const history = [...layers, ...metadataHistory(defaults)];
  const documents = imageDocuments({ architecture, created: new Date(), history, defaults });
  const packed = layers.flatMap(({ layer }) => (layer ? [layer] : []));
  return { repository, tags, layers: packed, ...documents };
}

/** The instructions of a Dockerfile that would have set these defaults. */
function metadataHistory(defaults: ContainerDefaults): readonly HistoryEntry[] {
  const entries = [
    ...(defaults.Env ?? []).map((pair) => `ENV ${pair}`),
    ...(defaults.WorkingDir ? [`WORKDIR ${defaults.WorkingDir}`] : []),
    ...(defaults.Volumes ? [`VOLUME ${JSON.stringify(Object.keys(defaults.Volumes))}`] : []),
    ...Object.keys(defaults.ExposedPorts ?? {}).map((port) => `EXPOSE ${port}`),
    ...(defaults.Entrypoint ? [`ENTRYPOINT ${JSON.stringify(defaults.Entrypoint)}`] : []),
    ...(defaults.Cmd ? [`CMD ${JSON.stringify(defaults.Cmd)}`] : []),
  ];
  return entries.map((createdBy) => ({ createdBy }));
}

function labels(title: string, version: string, origin: string): Record<string, string> {
  return {
    'dev.slipway.origin': origin,
    'org.opencontainers.image.title': title,
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.description': `${title}, ${origin}; part of Slipway's offline kit, not an image of Docker Hub`,
  };
}
