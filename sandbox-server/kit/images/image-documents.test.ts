import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { imageDocuments } from './image-documents.ts';

const layer = (name: string, size: number) => ({
  file: `/${name}.tar.gz`,
  digest: `sha256:${name}`,
  diffId: `sha256:plain-${name}`,
  size,
});
const { configuration, manifest } = imageDocuments({
  architecture: 'amd64',
  created: new Date('2026-11-21T00:00:00Z'),
  history: [
    { createdBy: 'base', layer: layer('base', 10) },
    { createdBy: 'python', layer: layer('python', 20) },
    { createdBy: 'CMD ["python3"]' },
  ],
  defaults: { Cmd: ['python3'] },
});
const read = (body: Buffer): Record<string, unknown> => JSON.parse(body.toString());

test('the manifest names layers in order, and the configuration by digest and size', () => {
  const digest = createHash('sha256').update(configuration.body).digest('hex');
  expect(read(manifest.body)).toMatchObject({
    schemaVersion: 2,
    mediaType: manifest.mediaType,
    config: { digest: `sha256:${digest}`, size: configuration.body.length },
    layers: [
      { digest: 'sha256:base', size: 10 },
      { digest: 'sha256:python', size: 20 },
    ],
  });
});

test('history has an entry for each layer, and marks those without one', () => {
  expect(read(configuration.body)).toMatchObject({
    config: { Cmd: ['python3'] },
    rootfs: { type: 'layers', diff_ids: ['sha256:plain-base', 'sha256:plain-python'] },
    history: [
      { created_by: 'base' },
      { created_by: 'python' },
      { created_by: 'CMD ["python3"]', empty_layer: true },
    ],
  });
});
