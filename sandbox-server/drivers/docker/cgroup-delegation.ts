import { constants } from 'node:fs';
import { access, chown, mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MachineLimits } from '../../config.ts';
import type { UserRange } from '../../host-engine/host-engine.ts';

const root = '/sys/fs/cgroup';
const legacyControllers = [
  'pids',
  'cpu',
  'cpuacct',
  'cpuset',
  'freezer',
  'blkio',
  'devices',
  'systemd',
  'memory',
];

/** A machine's container among the host's cgroups. */
export interface MachineCgroup {
  /** Such as `/slipway-1a2b3c/<container id>`. */
  readonly path: string;
  readonly users: UserRange;
  readonly limits: MachineLimits;
}

/** Whether this computer has cgroup v2 (unified) or v1. */
export async function cgroupVersion(): Promise<1 | 2> {
  const unified = await present(`${root}/cgroup.controllers`);
  return unified ? 2 : 1;
}

/**
 * Hands a machine its own part of the cgroup tree, with a child `learner/` of lower limits, so that
 * its engine can make groups for containers while hogs and fork bombs die before the engine does.
 * Only directories and the files that move processes change owner: the limits stay ours.
 */
export async function delegateCgroups(cgroup: MachineCgroup, version: 1 | 2): Promise<void> {
  await (version === 2 ? delegateUnified(cgroup) : delegateLegacy(cgroup));
}

async function delegateLegacy({ path, users, limits }: MachineCgroup): Promise<void> {
  const memory = `${root}/memory${path}/learner`;
  const pids = `${root}/pids${path}/learner`;
  await Promise.all([mkdir(memory), mkdir(pids)]);
  await writeFile(`${memory}/memory.limit_in_bytes`, `${limits.learnerMemoryMebibytes}M`);
  await writeFile(`${pids}/pids.max`, String(limits.learnerProcesses));
  await hand(pids, users, ['cgroup.procs', 'tasks']);
  // The memory group comes last: a machine takes its learner group as the sign to go on.
  for (const controller of legacyControllers) {
    await hand(`${root}/${controller}${path}`, users, ['cgroup.procs', 'tasks']);
  }
  await hand(memory, users, ['cgroup.procs', 'tasks']);
}

async function delegateUnified({ path, users, limits }: MachineCgroup): Promise<void> {
  const own = `${root}${path}`;
  const files = ['cgroup.procs', 'cgroup.threads', 'cgroup.subtree_control'];
  await mkdir(`${own}/learner`);
  await mkdir(`${own}/engine`);
  await hand(own, users, files);
  await hand(`${own}/learner`, users, files);
  await hand(`${own}/engine`, users, files);
  // Limits can be set once the machine has moved its processes to engine/ and enabled controllers.
  const memory = `${own}/learner/memory.max`;
  for (let attempt = 0; !(await present(memory)); attempt++) {
    if (attempt > 500) throw new Error('the machine did not enable the memory controller in 5 s');
    await sleep(10);
  }
  await writeFile(`${own}/learner/pids.max`, String(limits.learnerProcesses));
  await writeFile(memory, `${limits.learnerMemoryMebibytes}M`);
}

async function hand(folder: string, users: UserRange, files: readonly string[]): Promise<void> {
  if (!(await present(folder))) return;
  for (const file of files) await chown(`${folder}/${file}`, users.uidBase, users.gidBase);
  await chown(folder, users.uidBase, users.gidBase);
}

const present = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
