import { openWorkspace } from '../../sandbox-server/workspaces/open-workspace.ts';
import { describeWorkspace } from '../contracts/workspace-suite.ts';
import type { WorkspaceUnderTest } from '../contracts/workspace/trial.ts';
import { openRealMachines, testLog } from '../support/real-machines.ts';
import { runInMachine } from '../support/run-in-machine.ts';

async function openInMachine(): Promise<WorkspaceUnderTest> {
  const { driver, dispose } = await openRealMachines();
  const ref = await driver.start();
  const workspace = await openWorkspace({ driver, ref, log: testLog });
  const shell = async (command: string) => {
    const { code, stdout, stderr } = await runInMachine(driver, ref, command);
    if (code !== 0) throw new Error(`${command}: exit code ${code}\n${stderr}`);
    return stdout;
  };
  return {
    workspace,
    shell,
    // The brackets keep pkill from finding the shell that runs it.
    killAgent: async () => void (await shell("pkill -KILL -f '[w]orkspace-agent.py'")),
    async dispose() {
      workspace.dispose();
      await driver.destroy(ref);
      await dispose();
    },
  };
}

describeWorkspace('the workspace of a real machine', openInMachine);
