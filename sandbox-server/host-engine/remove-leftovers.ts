import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostCommand } from '../processes/host-command.ts';

const cgroups = '/sys/fs/cgroup';

/**
 * Unmounts everything on a folder and below it: what a dockerd that was killed once mounted, its
 * successors never unmount.
 */
export async function unmountBelow(folder: string): Promise<void> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const points = mounts
    .split('\n')
    .map((line) => line.split(' ')[1]?.replaceAll('\\040', ' ') ?? '')
    .filter((point) => point === folder || point.startsWith(`${folder}/`));
  // What was mounted last may lie on what was mounted before.
  for (const point of points.reverse()) await hostCommand('umount', ['--lazy', point]);
}

/**
 * Ends every process below a cgroup, and removes it in every hierarchy. Machines were stopped
 * before; one that an engine lost sight of would run on unseen, and keep its disk.
 */
export async function endCgroup(path: string): Promise<void> {
  const hierarchies = [cgroups, ...(await readdir(cgroups)).map((name) => `${cgroups}/${name}`)];
  for (const hierarchy of hierarchies) {
    const folders = [...(await foldersBelow(hierarchy + path))].reverse();
    for (const folder of folders) await emptied(folder);
    for (const folder of folders) await rmdir(folder);
  }
}

/** Ends every process that names a folder on its command line, as shims name their engine's. */
export async function endProcessesNaming(folder: string): Promise<void> {
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (commandLine.includes(`${folder}/`)) kill(pid);
  }
}

async function foldersBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [];
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const below = await Promise.all(names.map((name) => foldersBelow(`${folder}/${name}`)));
  return [folder, ...below.flat()];
}

async function emptied(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const pids = (await readFile(`${folder}/cgroup.procs`, 'utf8')).split('\n').filter(Boolean);
    if (pids.length === 0) return;
    for (const pid of pids) kill(Number(pid));
    await sleep(20);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}

/** Removes a folder of sockets and the like, with whatever is mounted in it. */
export async function removeRunFolder(folder: string): Promise<void> {
  await unmountBelow(folder);
  await rm(folder, { recursive: true, force: true });
}
