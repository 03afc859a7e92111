import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SetupError } from '../../errors/setup-error.ts';
import type { LayerDifference } from './layer-difference.ts';

/** A layer as a file that a registry takes. */
export interface PackedLayer {
  /** The gzipped tar. */
  readonly file: string;
  /** `sha256:…` of the file. */
  readonly digest: string;
  /** Bytes of the file. */
  readonly size: number;
  /** `sha256:…` of the tar before compression: the layer's name in an image's configuration. */
  readonly diffId: string;
}

/**
 * Writes a layer of `root` to `file`. What was removed becomes a whiteout, an empty `.wh.<name>`
 * (OCI image specification, "layer.md"). Throws `SetupError` where tar fails.
 */
export async function packLayer(
  root: string,
  difference: LayerDifference,
  file: string,
  signal?: AbortSignal,
): Promise<PackedLayer> {
  const scratch = await mkdtemp(`${file}.lists-`);
  try {
    const whiteouts = difference.removed.map((path) =>
      join(dirname(path), `.wh.${basename(path)}`),
    );
    for (const path of whiteouts) {
      await mkdir(join(scratch, 'whiteouts', dirname(path)), { recursive: true });
      await writeFile(join(scratch, 'whiteouts', path), '');
    }
    await mkdir(join(scratch, 'whiteouts'), { recursive: true });
    await writeFile(join(scratch, 'changed'), nullTerminated(difference.changed));
    await writeFile(join(scratch, 'removed'), nullTerminated(whiteouts));
    const child = spawn('tar', tarArguments(root, scratch), {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    const [packed] = await Promise.all([compress(child.stdout, file, signal), succeeded(child)]);
    return packed;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function tarArguments(root: string, scratch: string): string[] {
  const list = (name: string) => `--files-from=${join(scratch, name)}`;
  return [
    '--create',
    '--file=-',
    '--format=gnu',
    '--numeric-owner',
    '--no-recursion',
    '--null',
    '--verbatim-files-from',
    `--directory=${root}`,
    list('changed'),
    `--directory=${join(scratch, 'whiteouts')}`,
    list('removed'),
  ];
}

const nullTerminated = (paths: readonly string[]) => paths.map((path) => `${path}\0`).join('');

async function compress(
  tar: Readable,
  file: string,
  signal: AbortSignal | undefined,
): Promise<PackedLayer> {
  const plain = createHash('sha256');
  const gzipped = createHash('sha256');
  let size = 0;
  const watch = (seen: (chunk: Buffer) => void) =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seen(chunk);
        done(null, chunk);
      },
    });
  await pipeline(
    tar,
    watch((chunk) => plain.update(chunk)),
    createGzip(),
    watch((chunk) => {
      gzipped.update(chunk);
      size += chunk.length;
    }),
    createWriteStream(file),
    { signal },
  );
  const named = (hash: typeof plain) => `sha256:${hash.digest('hex')}`;
  return { file, size, digest: named(gzipped), diffId: named(plain) };
}

function succeeded(child: ReturnType<typeof spawn>): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(
        new SetupError('Packing a layer of the offline kit failed.', {
          why: `tar ended with ${code}: ${words.trim()}`,
          remedy: 'Check that the disk has space left, then run it again.',
        }),
      );
    });
  });
}
