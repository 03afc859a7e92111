import { word } from '../i18n/word.ts';
import { ProblemError } from './problem-error.ts';
import type { TerminalConnection } from './terminal-connection.ts';
import type { Terminals } from './terminals.ts';
import { typeCommand } from './type-command.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** A command of the lesson and where it goes. */
export interface CommandRun {
  /** Which of the lesson's commands it is; a recording knows no others. */
  id?: string | undefined;
  command: string;
  /** Name of the terminal; opened where there is none of it. */
  terminal: string;
  /** Whether Ctrl-C is pressed there first. */
  interrupt: boolean;
}

/** The parts of a session that running a command needs. */
export interface CommandPlace {
  files: WorkspaceFiles;
  terminals: Terminals<TerminalConnection>;
  /** Throws `ProblemError` where the session is over. */
  assertAlive: () => void;
}

/**
 * Runs a command in a session that is ready, once the machine has all that the editor shows. Throws
 * `ProblemError` where a file could not be saved: the command would then work on another text.
 */
export async function runCommand(
  { files, terminals, assertAlive }: CommandPlace,
  { command, terminal, interrupt }: CommandRun,
): Promise<void> {
  const [unsaved] = await files.saveAll();
  if (unsaved) {
    files.open(unsaved.path);
    throw new ProblemError(unsaved.problem.peek() ?? changedOnBothSides(unsaved.path));
  }
  await typeCommand(terminals.show(terminal), command, interrupt, assertAlive);
}

const changedOnBothSides = (path: string) => ({
  code: 'file-changed' as const,
  message: word('problem.bothChanged', { path }),
  remedy: word('problem.bothChangedRemedy'),
});
