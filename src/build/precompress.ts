import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

const compressible = new Set(['.html', '.css', '.js', '.svg', '.json', '.txt', '.xml']);
/** Below this many bytes the answer's headers weigh more than what is saved. */
const leastBytes = 512;
/** Bytes of the largest file that is packed as small as can be; all pages are below. */
const mostForBest = 512 * 1024;

/** Puts a `.br` and a `.gz` beside every text of the built site, for a server that sends them. */
export function precompress(): AstroIntegration {
  return {
    name: 'slipway-precompress',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const entries = await readdir(dir, { recursive: true, withFileTypes: true });
        const files = entries
          .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
          .map((entry) => join(entry.parentPath, entry.name));
        await Promise.all(files.map(compressFile));
        logger.info(`Compressed ${files.length} files of ${fileURLToPath(dir)}`);
      },
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < leastBytes) return;
  // Quality 11 takes thirty times as long: seconds on Monaco, for 9 % less.
  const quality = bytes.length > mostForBest ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  await Promise.all([
    promisify(brotliCompress)(bytes, { params }).then((packed) => writeFile(`${file}.br`, packed)),
    promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(`${file}.gz`, packed)),
  ]);
}
