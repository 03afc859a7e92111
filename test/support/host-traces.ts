import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hostEngineId } from '../../sandbox-server/host-engine/network-plan.ts';

const run = promisify(execFile);

/**
 * Everything on this computer that a running server of this state folder has, a line each: processes,
 * mounts, loop devices, bridges, firewall rules, cgroups, sockets. Empty once it has stopped.
 */
export async function hostTraces(home: string): Promise<string[]> {
  const id = hostEngineId(home);
  const marks = [`/run/slipway/${id}`, `${home}/`];
  const names = [`sl${id}`, `SLIPWAY-${id}`];
  const linesWith = async (wanted: string[], file: string, ...args: string[]) => {
    const { stdout } = await run(file, args);
    return stdout.split('\n').filter((line) => wanted.some((mark) => line.includes(mark)));
  };
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n');
  const isOurs = (line: string) => marks.some((mark) => line.includes(mark));
  const elsewhere = new Set(
    mounts.filter((line) => !isOurs(line)).map((line) => line.split(' ')[0]),
  );
  const loops = await linesWith(marks, 'losetup', '-l', '-n', '-O', 'NAME,BACK-FILE');
  const found = await Promise.all([
    processes(marks),
    mounts.filter(isOurs),
    // Golden images are links to one file, whose device another server's mount keeps.
    loops.filter((line) => !elsewhere.has(line.split(' ')[0])),
    linesWith(names, 'ip', '-brief', 'link'),
    linesWith(names, 'iptables-save'),
    linesWith(names, 'ip6tables-save'),
    folders(id),
  ]);
  return found.flat();
}

/**
 * Leaves of a server what a power cut leaves: the files of its state folder. All its processes are
 * killed at once, `first` before the others; mounts, interfaces and rules are gone.
 */
export async function cutPower(home: string, first: () => unknown): Promise<void> {
  const id = hostEngineId(home);
  await first();
  // A killed process may have had a child that nobody saw.
  for (
    let left = await processesOf(home, id);
    left.length > 0;
    left = await processesOf(home, id)
  ) {
    for (const pid of left) await run('kill', ['-9', String(pid)]).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n');
  const points = mounts.map((line) => line.split(' ')[1] ?? '');
  const ours = points.filter((point) => point.startsWith(`${home}/`) || point.includes(`/${id}/`));
  for (const point of ours.reverse()) await run('umount', ['--lazy', point]);
  const { stdout } = await run('ip', ['-brief', 'link']);
  for (const [name] of stdout.matchAll(new RegExp(`^sl${id}\\S*`, 'gm'))) {
    await run('ip', ['link', 'delete', 'dev', name]);
  }
  await run('rm', ['-rf', `/run/slipway/${id}`]);
}

/** Those that name its folders, and those in its cgroups. */
async function processesOf(home: string, id: string): Promise<number[]> {
  const named = await processes([`/run/slipway/${id}`, `${home}/`]);
  const { stdout } = await run('find', [
    '/sys/fs/cgroup',
    '-path',
    `*/slipway-${id}/*`,
    '-name',
    'cgroup.procs',
    '-exec',
    'cat',
    '{}',
    ';',
  ]);
  const pids = [
    ...named.map((line) => Number.parseInt(line, 10)),
    ...stdout.split('\n').map(Number),
  ];
  return pids.filter((pid) => pid > 0);
}

async function processes(marks: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (marks.some((mark) => line.includes(mark)))
      found.push(`${pid} ${line.replaceAll('\0', ' ')}`);
  }
  return found;
}

async function folders(id: string): Promise<string[]> {
  const { stdout } = await run('find', [
    '/run/slipway',
    '/sys/fs/cgroup',
    '-maxdepth',
    '2',
    '-name',
    `*${id}`,
  ]);
  return stdout.split('\n').filter(Boolean);
}
