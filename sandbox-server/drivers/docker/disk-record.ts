import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const diskRecordSchema = z.object({
  /** Key of the golden layers that the disk's links lead into; null where it has none. */
  golden: z.string().nullable(),
  /** Machine image that the disk was first used with. */
  image: z.string(),
});

/** What a machine's disk was made with: it may be resumed by a server that makes others. */
export type DiskRecord = z.infer<typeof diskRecordSchema>;

const fileIn = (folder: string) => `${folder}/made-with.json`;

/** Writes down beside a disk what it is made with. */
export async function writeDiskRecord(folder: string, record: DiskRecord): Promise<void> {
  await writeFile(fileIn(folder), JSON.stringify(record));
}

/** Null where there is none: the machine was being made, or removed, when its server was killed. */
export async function readDiskRecord(folder: string): Promise<DiskRecord | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null || text === '' ? null : diskRecordSchema.parse(JSON.parse(text));
}
