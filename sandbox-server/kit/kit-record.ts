import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const kitRecordSchema = z.object({
  pythonVersion: z.string(),
  debianVersion: z.string(),
  images: z.array(z.string()),
});

/** What is in an offline kit; written last, when all of it is there. */
export type KitRecord = z.infer<typeof kitRecordSchema>;

/** Where things are in the folder of an offline kit. */
export const kitPaths = (folder: string) => ({
  registryStore: join(folder, 'registry'),
  packagesFolder: join(folder, 'packages'),
  record: join(folder, 'kit.json'),
});

/** Null where the folder holds no kit. */
export async function readKitRecord(folder: string): Promise<KitRecord | null> {
  const text = await readFile(kitPaths(folder).record, 'utf8').catch(() => null);
  return text === null ? null : kitRecordSchema.parse(JSON.parse(text));
}
