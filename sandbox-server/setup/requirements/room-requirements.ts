import { readFile, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../config.ts';
import { failed, note, passed, type Finding, type Requirement } from './requirement.ts';

const gigabyte = 1_000_000_000;
/** Bytes: what a first set-up writes, and what two machines and their engine need. */
const leastDisk = 5 * gigabyte;
const goodDisk = 15 * gigabyte;
const leastMemory = 1 * gigabyte;
const goodMemory = 3 * gigabyte;

/** Space on the disks and in memory. */
export function roomRequirements({ cache, home }: Config): readonly Requirement[] {
  return [
    { title: 'Free disk, cache', check: () => checkDisk(cache) },
    { title: 'Free disk, state', check: () => checkDisk(home) },
    { title: 'Free memory', check: checkMemory },
  ];
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await nearestDisk(folder);
  const words = (bytes: number) => `${(bytes / gigabyte).toFixed(1)} GB`;
  const free = bavail * bsize;
  const found = `${words(free)} at ${folder}`;
  if (free < leastDisk) return failed(found, `Make room: at least ${words(leastDisk)}.`);
  if (free < goodDisk) return note(found, 'Each machine can write up to 4 GB.');
  return passed(found);
}

/** A folder that is not there yet will be on the disk of the one that holds it. */
async function nearestDisk(folder: string): Promise<{ bavail: number; bsize: number }> {
  return statfs(folder).catch(() => nearestDisk(dirname(folder)));
}

async function checkMemory(): Promise<Finding> {
  const text = await readFile('/proc/meminfo', 'utf8');
  const free = 1024 * Number(/^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1]);
  const found = `${(free / gigabyte).toFixed(1)} GB`;
  if (free < leastMemory) return failed(found, 'End other programs: 1 GB is the least.');
  if (free < goodMemory) return note(found, 'Set SLIPWAY_CAPACITY to 2: a machine may use 0.8 GB.');
  return passed(found);
}
