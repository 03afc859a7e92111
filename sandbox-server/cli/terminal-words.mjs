// What the bootstrap says, before any package can help with it.
import { fileURLToPath } from 'node:url';

/** Folder of package.json, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Writes lines to standard output. */
export function say(...lines) {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Says what is wrong and what to do, and ends with exit code 1. */
export function stop(what, lines) {
  process.stderr.write(`\n✖ ${what}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
  process.exit(1);
}
