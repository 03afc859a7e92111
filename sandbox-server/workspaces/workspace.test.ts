import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { describeWorkspace } from '../../test/contracts/workspace-suite.ts';
import type { WorkspaceUnderTest } from '../../test/contracts/workspace/trial.ts';
import { localExec } from '../../test/doubles/local-exec.ts';
import { openWorkspace } from './open-workspace.ts';

const run = promisify(execFile);
const ref = { driver: 'local', id: 'here' };
/** Nobody's: neither root, for whom no permission is denied, nor a user with files here. */
const uid = 54_321;

/** The real agent on this computer, in a file system of 32 MB. Needs root, as Slipway does. */
async function openHere(): Promise<WorkspaceUnderTest> {
  const home = await mkdtemp(join(tmpdir(), 'slipway-workspace-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=32m,uid=${uid},gid=${uid}`, 'tmpfs', home]);
  await mkdir(`${home}/app`);
  await chown(`${home}/app`, uid, uid);
  const driver = localExec({ home, uid });
  const shells = localExec({ home, uid });
  const workspace = await openWorkspace({ driver, ref, log: pino({ level: 'silent' }) });
  return {
    workspace,
    async shell(command) {
      const bash = ['bash', '-c', command];
      const { stdin, stdout, stderr, exited } = await shells.exec(ref, {
        command: bash,
        user: 'learner',
      });
      stdin.end();
      const [output, errors, code] = await Promise.all([text(stdout), text(stderr), exited]);
      if (code !== 0) throw new Error(`${command}: exit code ${code}\n${errors}`);
      return output;
    },
    killAgent: () => driver.killLast(),
    async dispose() {
      workspace.dispose();
      await run('umount', ['--lazy', home]);
      await rm(home, { recursive: true });
    },
  };
}

describeWorkspace('the workspace agent on this computer', openHere);
