import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Driver, ExecProcess } from '../../sandbox-server/drivers/driver.ts';

const inMachine = '/usr/local/lib/slipway/';
const here = fileURLToPath(
  new URL(`../../sandbox-server/machine-image/rootfs${inMachine}`, import.meta.url),
);

export interface LocalExecOptions {
  /** Stands for the learner's home; `app` in it for the workspace. */
  readonly home: string;
  /** Runs as this user where we are root, so that permissions mean something. */
  readonly uid: number;
}

/** A driver's `exec` without a machine: runs the command on this computer. */
export function localExec({ home, uid }: LocalExecOptions): Pick<Driver, 'exec'> & {
  /** Ends the process started last, as `kill` in a terminal would. */
  killLast(): Promise<void>;
} {
  let last: ReturnType<typeof spawn> | null = null;
  return {
    async exec(_ref, { command }): Promise<ExecProcess> {
      const [program = '', ...rest] = command.map((word) =>
        word.replace(inMachine, here).replace('/home/learner', home),
      );
      const child = spawn(program, rest, {
        cwd: `${home}/app`,
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' },
        ...(process.getuid?.() === 0 && { uid, gid: uid }),
      });
      last = child;
      const exited = once(child, 'close').then(([code]) => Number(code));
      exited.catch(() => undefined);
      const { stdin, stdout, stderr } = child;
      return { stdin, stdout, stderr, exited, dispose: () => void child.kill() };
    },
    async killLast() {
      if (!last) return;
      const closed = once(last, 'close');
      last.kill('SIGKILL');
      await closed;
    },
  };
}
