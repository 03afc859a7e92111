import type { Logger } from 'pino';
import type { Driver, MachineRef } from '../drivers/driver.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/open-engine.ts';
import { TerminalSet, unseenSize } from '../terminals/terminal-set.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';

/** A running machine and the lines into it. */
export interface OpenMachine {
  readonly ref: MachineRef;
  readonly workspace: Workspace;
  readonly engine: Engine;
  readonly terminals: TerminalSet;
  /** Closes the lines; the machine runs on. */
  dispose(): Promise<void>;
}

/**
 * Opens the lines into a machine all at once, and a first shell, so that all is there before the
 * learner is: each line is an exec, and takes about 50 ms. Where one fails, none stays open.
 */
export async function openMachine(
  driver: Driver,
  ref: MachineRef,
  log: Logger,
): Promise<OpenMachine> {
  const terminals = new TerminalSet(driver, ref);
  const shell = terminals.open('main', unseenSize);
  shell.catch(() => undefined); // Reported to whoever opens it.
  const opening = [
    openWorkspace({ driver, ref, log }),
    openEngine(() => driver.connectEngine(ref)),
  ] as const;
  const [workspace, engine] = await Promise.all([...opening, shell]).catch((error: unknown) => {
    terminals.dispose();
    for (const line of opening)
      void line.then(
        (open) => open.dispose(),
        () => undefined,
      );
    throw error;
  });
  return {
    ref,
    workspace,
    engine,
    terminals,
    async dispose() {
      terminals.dispose();
      engine.dispose();
      workspace.dispose();
    },
  };
}
