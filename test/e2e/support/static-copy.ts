import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}dist-static/`;

/** Builds the copy of the site that needs no server, as an author does; returns its folder. */
export async function buildStaticCopy(): Promise<string> {
  const child = spawn(process.execPath, ['sandbox-server/cli/slipway.ts', 'build-static'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`build-static ended with exit code ${code}.\n${said}`);
  return folder;
}

/** The headers that the copy asks its host to send with every page. */
export async function askedHeaders(): Promise<Record<string, string>> {
  const [pages = ''] = (await readFile(`${folder}_headers`, 'utf8')).split(/^\/_astro/m);
  return Object.fromEntries(
    [...pages.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}
