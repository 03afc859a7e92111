import { createHash } from 'node:crypto';
import type { PackedLayer } from '../layers/pack-layer.ts';
import type { Architecture } from './hello-program.ts';

/** What a container of the image starts with, in the words of the Engine API. */
export interface ContainerDefaults {
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Volumes?: Readonly<Record<string, object>>;
  readonly Labels?: Readonly<Record<string, string>>;
}

/** A line of `docker history`. Without a layer it tells of metadata only. */
export interface HistoryEntry {
  readonly createdBy: string;
  readonly layer?: PackedLayer;
}

export interface ImageContent {
  readonly architecture: Architecture;
  readonly created: Date;
  readonly history: readonly HistoryEntry[];
  readonly defaults: ContainerDefaults;
}

/** A document of an image, as bytes and by its name. */
export interface ImageDocument {
  readonly body: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

const mediaTypes = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  configuration: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;

/**
 * The two documents that make an image of layers, as "Image Manifest Version 2, Schema 2" and the
 * Docker image specification 1.2 have them.
 */
export function imageDocuments(content: ImageContent): {
  configuration: ImageDocument;
  manifest: ImageDocument;
} {
  const created = content.created.toISOString();
  const layers = content.history.flatMap(({ layer }) => (layer ? [layer] : []));
  const configuration = toDocument(mediaTypes.configuration, {
    architecture: content.architecture,
    os: 'linux',
    created,
    config: content.defaults,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: content.history.map(({ createdBy, layer }) => ({
      created,
      created_by: createdBy,
      ...(!layer && { empty_layer: true }),
    })),
  });
  const manifest = toDocument(mediaTypes.manifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: reference(configuration),
    layers: layers.map(({ size, digest }) => ({ mediaType: mediaTypes.layer, size, digest })),
  });
  return { configuration, manifest };
}

function toDocument(mediaType: string, value: unknown): ImageDocument {
  const body = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  return { body, digest, mediaType };
}

const reference = ({ mediaType, body, digest }: ImageDocument) => ({
  mediaType,
  size: body.length,
  digest,
});
