// The plan of a first run, told before anything is installed; later runs ask the steps themselves.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { npmPackageCount } from './npm-packages.mjs';
import { projectRoot } from './terminal-words.mjs';

/** The lines of the plan: what is missing, with its size. */
export function firstPlan({ setsUp, withTests }) {
  const lines = [
    `npm packages: ${npmPackageCount()}, the project's own Node 24 among them (about 250 MB)`,
  ];
  if (setsUp) lines.push(...systemLines(withTests));
  return [
    '',
    'Slipway needs these, and brings them now:',
    ...lines.map((line, index) => `  ${index + 1}. ${line}`),
    '',
  ].join('\n');
}

function systemLines(withTests) {
  const cache = process.env.SLIPWAY_CACHE || '/var/cache/slipway';
  const built = existsSync(cache) ? readdirSync(cache) : [];
  const has = (prefix) =>
    built.some((name) => name.startsWith(prefix) && !name.includes('.building'));
  const lines = [];
  const missing = missingPackages(withTests);
  const megabytes = missing.reduce((sum, item) => sum + item.megabytes, 0);
  const names = missing.map(({ name }) => name).join(', ');
  if (missing.length > 0) lines.push(`Debian packages: ${names} (about ${megabytes} MB)`);
  if (!hasUserRange())
    lines.push('User range: a system user "slipway" with 65536 ids for machines');
  if (!has('machine-image-')) {
    lines.push('Machine image: Debian 13 with Docker Engine 28 (550 MB, a minute)');
  }
  if (!has('kit-')) {
    lines.push('Offline kit, where Docker Hub or PyPI is out of reach (90 MB, two minutes)');
  }
  if (!existsSync(join(projectRoot, 'dist'))) lines.push('Site: the pages of the course (10 MB)');
  return lines;
}

function missingPackages(withTests) {
  const read = (name) =>
    JSON.parse(readFileSync(join(projectRoot, `sandbox-server/setup/${name}.json`), 'utf8'));
  const wanted = read('debian-packages');
  if (withTests) wanted.push(...read('debian-test-packages'));
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return wanted.filter(({ proof }) =>
    isAbsolute(proof)
      ? !existsSync(proof)
      : !folders.some((folder) => existsSync(join(folder, proof))),
  );
}

function hasUserRange() {
  return existsSync('/etc/subuid') && /^slipway:/m.test(readFileSync('/etc/subuid', 'utf8'));
}
