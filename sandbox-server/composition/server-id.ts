import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const idSchema = z.uuid();

/**
 * The id of the server that a state folder belongs to, made at its first start. It tells the sessions
 * of several servers on one database apart; whoever copies a state folder for a second server removes
 * the file `server-id` from the copy.
 */
export async function readServerId(home: string): Promise<string> {
  const file = join(home, 'server-id');
  const found = await readFile(file, 'utf8').catch(() => '');
  const known = idSchema.safeParse(found.trim());
  if (known.success) return known.data;
  const id = randomUUID();
  await writeFile(`${file}.new`, `${id}\n`, { flush: true });
  await rename(`${file}.new`, file);
  return id;
}
