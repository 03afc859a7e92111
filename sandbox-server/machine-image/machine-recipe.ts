import { fileURLToPath } from 'node:url';
import type { RootRecipe } from '../debian/build-root.ts';
import { layOver } from '../debian/lay-over.ts';
import { newerEngine } from './newer-engine.ts';

/** Files of ours that are laid over Debian's in the machine. */
export const overlayFolder = fileURLToPath(new URL('rootfs', import.meta.url));

const engine = [
  'docker.io',
  'docker-cli',
  'docker-buildx',
  'docker-compose',
  'containerd',
  'runc',
  'iptables',
  'iproute2',
];
const learnersTools = [
  'bash-completion',
  'curl',
  'git',
  'nano',
  'vim-tiny',
  'less',
  'jq',
  'tree',
  'procps',
  'socat',
];
/** Runs the workspace agent; the learner has it too. */
const workspaceAgent = ['python3'];

/** Binaries for other ways to run containers, 48 MB that nothing in a machine calls. */
const unusedBinaries = [
  '/usr/bin/ctr',
  '/usr/bin/containerd-shim',
  '/usr/bin/containerd-shim-runc-v1',
];

/**
 * What is in a machine: Debian 13 for its BuildKit and Compose, with an engine that is newer. Without
 * apt, for the root of a machine is read-only.
 */
export const machineRecipe: RootRecipe = {
  codename: 'trixie',
  variant: 'essential',
  packages: [...engine, ...learnersTools, ...workspaceAgent, 'ca-certificates', 'passwd', 'mount'],
  excludedPaths: unusedBinaries,
  customize: [
    newerEngine,
    'chroot "$1" useradd --uid 1000 --user-group --groups docker --shell /bin/bash --no-create-home --home-dir /home/learner learner',
    'install -d -o 1000 -g 1000 "$1/home/learner"',
    ...layOver(overlayFolder),
    'install -d "$1/usr/local/lib/slipway/home/app"',
    'chown -R 1000:1000 "$1/usr/local/lib/slipway/home"',
    // It would load all completions at every login, 30 ms; our .bashrc loads them at the first Tab.
    'rm "$1/etc/profile.d/bash_completion.sh"',
    // The host's own: addresses of its mirror, its name, its resolver.
    'rm -f "$1/etc/apt/sources.list" "$1/etc/apt/apt.conf.d/99mmdebstrap" "$1/etc/hostname" "$1/etc/resolv.conf"',
  ],
};
