import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of package.json, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A PATH on which the project's own tools, its Node among them, come first. */
export function pathWithProjectTools(): string {
  return [join(projectRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(':');
}
