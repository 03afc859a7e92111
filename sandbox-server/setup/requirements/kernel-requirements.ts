import { access, readFile } from 'node:fs/promises';
import { runTool } from '../../processes/run-tool.ts';
import { failed, passed, type Requirement } from './requirement.ts';

const controllers = ['cpu', 'memory', 'pids'] as const;

/** What the kernel has to offer to machines. */
export const kernelRequirements: readonly Requirement[] = [
  fileSystem('overlay', 'engines keep their images on it'),
  fileSystem('erofs', 'machines share their first images on it'),
  {
    title: 'Loop devices',
    async check() {
      const isThere = (await canRead('/dev/loop-control')) || (await canLoad('loop'));
      return isThere
        ? passed('/dev/loop-control')
        : failed('none', 'Load the kernel module: modprobe loop');
    },
  },
  {
    title: 'Control groups',
    async check() {
      const found = await findControllers();
      const missing = controllers.filter((name) => !found.names.includes(name));
      return missing.length === 0
        ? passed(`version ${found.version}: ${controllers.join(', ')}`)
        : failed(
            `version ${found.version}, without ${missing.join(', ')}`,
            'Start the kernel with cgroup_enable=memory, and mount /sys/fs/cgroup.',
          );
    },
  },
  {
    title: 'User namespaces',
    async check() {
      const most = Number(await read('/proc/sys/user/max_user_namespaces'));
      return most > 0
        ? passed(`up to ${most}`)
        : failed('none', 'Allow them: sysctl user.max_user_namespaces=10000');
    },
  },
  {
    title: 'Firewall',
    async check() {
      const run = { purpose: 'iptables', remedy: '' };
      return runTool({ ...run, command: 'iptables', arguments: ['-w', '-t', 'nat', '-S'] }).then(
        () => passed('iptables works'),
        () =>
          failed(
            'iptables does not work',
            'Run doctor as root; then load the kernel modules nf_tables, nft_compat and nf_nat.',
          ),
      );
    },
  },
];

function fileSystem(name: string, use: string): Requirement {
  return {
    title: `File system ${name}`,
    async check() {
      const isKnown = new RegExp(`\\t${name}$`, 'm').test(await read('/proc/filesystems'));
      if (isKnown) return passed('in the kernel');
      if (await canLoad(name)) return passed('a kernel module');
      return failed('not in the kernel', `Use a kernel with ${name}: ${use}.`);
    },
  };
}

/** Version 1 has a folder for each controller, version 2 a list of them. */
async function findControllers(): Promise<{ version: 1 | 2; names: readonly string[] }> {
  const unified = await read('/sys/fs/cgroup/cgroup.controllers');
  if (unified !== '') return { version: 2, names: unified.trim().split(' ') };
  const mounted = await Promise.all(controllers.map((name) => canRead(`/sys/fs/cgroup/${name}`)));
  return { version: 1, names: controllers.filter((_, index) => mounted[index]) };
}

/** Whether the module is on the disk. It is not loaded: doctor changes nothing. */
async function canLoad(name: string): Promise<boolean> {
  const run = { purpose: 'modprobe', remedy: '' };
  return runTool({ ...run, command: 'modprobe', arguments: ['--dry-run', name] }).then(
    () => true,
    () => false,
  );
}

const read = (path: string) => readFile(path, 'utf8').catch(() => '');
const canRead = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
