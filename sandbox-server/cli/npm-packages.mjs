// Brings node_modules to what package-lock.json asks for.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, say, stop } from './terminal-words.mjs';

const wordsKept = 4_000;

/** Packages of a lock file by path, without the project itself. */
function packagesIn(file) {
  try {
    const { packages } = JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));
    return Object.entries(packages).filter(([path]) => path !== '');
  } catch {
    return [];
  }
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes what it has installed into a
 * lock file of its own, last of all, so an interrupted installation counts as none.
 */
export function npmPackagesAreCurrent() {
  const wanted = packagesIn('package-lock.json');
  const installed = new Map(packagesIn('node_modules/.package-lock.json'));
  const isThere = ([path, { version, optional }]) =>
    installed.has(path) ? installed.get(path).version === version : optional === true;
  const hasNode = existsSync(join(projectRoot, 'node_modules/.bin/node'));
  return hasNode && wanted.length > 0 && wanted.every(isThere);
}

/** How many packages there are to bring, those for other systems aside. */
export function npmPackageCount() {
  return packagesIn('package-lock.json').filter(([, { optional }]) => !optional).length;
}

/** Runs "npm ci", and shows how many packages have arrived. Ends the process where it fails. */
export async function installNpmPackages() {
  const paths = packagesIn('package-lock.json').flatMap(([path, { optional }]) =>
    optional ? [] : [join(projectRoot, path, 'package.json')],
  );
  const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const keep = (chunk) => (words = (words + chunk).slice(-wordsKept));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const isTerminal = process.stdout.isTTY && !process.env.CI;
  let shown = -1;
  const show = () => {
    const done = paths.filter(existsSync).length;
    if (isTerminal) process.stdout.write(`\r${bar(done, paths.length)}`);
    else if (done - shown >= paths.length / 4) say(`npm packages: ${done} of ${paths.length}`);
    else return;
    shown = done;
  };
  const timer = setInterval(show, isTerminal ? 300 : 2_000);
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
    child.kill('SIGINT');
  };
  process.on('SIGINT', interrupt);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(keep(error.message)));
    child.on('close', resolve);
  });
  clearInterval(timer);
  process.off('SIGINT', interrupt);
  if (isTerminal) process.stdout.write('\r\u001b[K');
  if (isInterrupted) stop('Stopped. The next start begins with the npm packages again.', []);
  if (code === 0) return say(`✔ npm packages (${paths.length})`);
  stop('Installing the npm packages failed.', [
    ...words.trim().split('\n').slice(-12),
    'Check that npm’s registry can be reached ("npm ping"), then run it again:',
    'npm starts from an empty node_modules, nothing half-installed stays.',
  ]);
}

function bar(done, total) {
  const filled = Math.round((20 * done) / total);
  return `npm packages ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done}/${total}`;
}
