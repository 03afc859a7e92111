import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/** Searched besides the PATH: a shell of root may lack them, and daemons are there. */
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The PATH with the folders of system programs at its end. */
export function pathWithSystemFolders(): string {
  return [process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', ...systemFolders].join(':');
}

/** Path of a program by name, or of a file by absolute path; null where it is not there. */
export async function findProgram(nameOrPath: string): Promise<string | null> {
  if (isAbsolute(nameOrPath)) return present(nameOrPath, constants.R_OK);
  for (const folder of pathWithSystemFolders().split(':').filter(isAbsolute)) {
    const found = await present(join(folder, nameOrPath), constants.X_OK);
    if (found) return found;
  }
  return null;
}

async function present(path: string, mode: number): Promise<string | null> {
  return access(path, mode).then(
    () => path,
    () => null,
  );
}
