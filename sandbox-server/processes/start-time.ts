import { readFile } from 'node:fs/promises';

/**
 * When a process began, in the kernel's clock ticks since boot: the same clock for all processes of
 * this computer, in containers too, whatever the time of day is set to. See `starttime` in proc(5).
 */
export async function startTime(pid: number | 'self'): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before it, in parentheses, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[19]);
}
