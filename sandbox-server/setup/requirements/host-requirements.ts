import { readFile } from 'node:fs/promises';
import { findProgram } from '../../processes/find-program.ts';
import { debianReleaseOf } from './debian-release-of.ts';
import { failed, note, passed, type Requirement } from './requirement.ts';

const leastNode = 22;

/** What the computer itself has to be. */
export const hostRequirements: readonly Requirement[] = [
  {
    title: 'Node',
    async check() {
      const { node } = process.versions;
      return Number(node.split('.')[0]) >= leastNode
        ? passed(node)
        : failed(node, 'Run "npm ci": it brings the project’s own Node 24.');
    },
  },
  {
    title: 'Processor',
    async check() {
      return ['x64', 'arm64'].includes(process.arch)
        ? passed(process.arch)
        : failed(process.arch, 'Use a computer with an x86-64 or arm64 processor.');
    },
  },
  {
    title: 'System',
    async check() {
      const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
      const { name, isTested } = debianReleaseOf(text);
      return isTested
        ? passed(name)
        : note(name, 'Debian 12 and 13 are what Slipway is tested on.');
    },
  },
  {
    title: 'Root',
    async check() {
      return process.getuid?.() === 0
        ? passed('uid 0')
        : failed(`uid ${process.getuid?.()}`, 'Run it as root, for example: sudo npm start');
    },
  },
  {
    title: 'apt',
    async check() {
      const apt = await findProgram('apt-get');
      return apt ? passed(apt) : failed('not there', 'Run Slipway on Debian 12 or 13.');
    },
  },
];
