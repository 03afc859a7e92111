#!/usr/bin/env node
// The first thing that "npm start", "npm test" and "npm run doctor" run: on Node 20, with nothing
// installed yet. Brings the npm packages, the project's own Node among them, and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firstPlan } from './first-plan.mjs';
import { installNpmPackages, npmPackagesAreCurrent } from './npm-packages.mjs';
import { projectRoot, say, stop } from './terminal-words.mjs';

const leastNode = 20;
const [command = '--help', ...rest] = process.argv.slice(2);
const setsUp = ['up', 'test', 'bench'].includes(command);

if (Number(process.versions.node.split('.')[0]) < leastNode) {
  stop(
    `Slipway needs Node ${leastNode} or later to set itself up; this is ${process.versions.node}.`,
    [
      'Install a newer Node, for example with "apt-get install nodejs npm" on Debian 13,',
      'or from https://nodejs.org/, then run it again.',
    ],
  );
}
if (process.platform !== 'linux') {
  stop(`Slipway runs its machines on Linux; this is ${process.platform}.`, [
    'Run it on a computer or virtual machine with Debian 12 or 13.',
  ]);
}
if (setsUp && process.getuid?.() !== 0) {
  stop('Slipway needs root: it starts a Docker Engine of its own and mounts disks for machines.', [
    'Nothing was installed. Run it as root, for example: sudo npm start',
    '"npm run doctor" works without root and tells what else is missing.',
  ]);
}
if (setsUp && !existsSync('/usr/bin/apt-get')) {
  stop('Slipway installs what it needs with apt, which this system has not.', [
    'Nothing was installed. Run it on Debian 12 or 13, or in a virtual machine with it.',
    '"npm run doctor" lists all that is needed.',
  ]);
}

const isCurrent = npmPackagesAreCurrent();
let planIsShown = false;
if (!isCurrent) {
  say(firstPlan({ setsUp, withTests: command === 'test' }));
  planIsShown = true;
  await installNpmPackages();
}

const child = spawn(
  join(projectRoot, 'node_modules/.bin/node'),
  [join(projectRoot, 'sandbox-server/cli/slipway.ts'), command, ...rest],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(planIsShown && { SLIPWAY_PLAN_IS_SHOWN: '1' }) },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Ctrl-C reaches the child from the terminal itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => stop('The project’s own Node did not start.', [error.message]));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
