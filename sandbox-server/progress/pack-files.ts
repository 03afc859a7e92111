import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { WorkspaceFile } from '../../course/read-folder.ts';

const archiveSchema = z.array(
  z.object({ path: z.string(), content: z.string(), executable: z.boolean() }),
);
/** Far above what is ever packed; a broken archive shall not fill the memory. */
const maxUnpackedBytes = 64 * 1024 * 1024;

/** Files as one piece of bytes: gzipped JSON, each content in Base64. */
export async function packFiles(files: readonly WorkspaceFile[]): Promise<Uint8Array> {
  const entries: z.infer<typeof archiveSchema> = files.map(({ path, content, executable }) => ({
    path,
    content: content.toString('base64'),
    executable,
  }));
  return promisify(gzip)(JSON.stringify(entries));
}

/** The files of {@link packFiles}. Rejects where the bytes are none of its. */
export async function unpackFiles(archive: Uint8Array): Promise<WorkspaceFile[]> {
  const json = await promisify(gunzip)(archive, { maxOutputLength: maxUnpackedBytes });
  return archiveSchema
    .parse(JSON.parse(json.toString('utf8')))
    .map(({ path, content, executable }) => ({
      path,
      content: Buffer.from(content, 'base64'),
      executable,
    }));
}
