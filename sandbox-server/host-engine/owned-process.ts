import { readFile } from 'node:fs/promises';

/**
 * The process that a pidfile of ours names, or null where it ended, or where its number now belongs
 * to a process that does not carry `mark` on its command line.
 */
export async function ownedProcess(pidFile: string, mark: string): Promise<number | null> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1) return null;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes(mark) ? pid : null;
}

/** Ends a process: asks, and after `patience` milliseconds insists. Resolves when it is gone. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  const started = Date.now();
  let insisted = false;
  signal(pid, 'SIGTERM');
  while (await runs(pid)) {
    const waited = Date.now() - started;
    if (waited > patience && !insisted) {
      signal(pid, 'SIGKILL');
      insisted = true;
    }
    if (waited > patience + 5_000) throw new Error(`process ${pid} does not end`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A zombie runs no more: it waits for its parent, which in a container may take its time. */
async function runs(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return status !== '' && !/^State:\tZ/m.test(status);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}
