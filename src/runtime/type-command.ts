import { ProblemError } from './problem-error.ts';
import type { TerminalConnection } from './terminal-connection.ts';
import { until } from './until.ts';

/** Milliseconds to wait for a fresh shell's prompt, and for the prompt after Ctrl-C. */
const firstPromptWait = 2000;
const interruptWait = 4000;

const ctrlC = '\u0003';
/** To the beginning of the line, then kill all of it: what was half typed must not run. */
const clearLine = '\u0001\u000b';

/**
 * Types `command` into the terminal and presses Enter, as a learner would. Several lines go in as
 * one paste. With `interrupt` Ctrl-C comes first, and the prompt after it is waited for. Throws
 * `ProblemError` where the server refuses the terminal, and what `assertAlive` throws.
 */
export async function typeCommand(
  terminal: TerminalConnection,
  command: string,
  interrupt: boolean,
  assertAlive: () => void = () => {},
): Promise<void> {
  if (terminal.state.peek() === 'exited') terminal.connect();
  await until(() => {
    assertAlive();
    const problem = terminal.state.value === 'refused' && terminal.problem.value;
    if (problem) throw new ProblemError(problem);
    return terminal.state.value === 'online';
  });
  if (!terminal.prompt.hasOpened) await terminal.prompt.next(firstPromptWait);
  if (interrupt) {
    const prompt = terminal.prompt.next(interruptWait);
    terminal.input(ctrlC);
    await prompt;
  }
  terminal.showEnd();
  terminal.input(keystrokes(command, terminal.prompt.isOpen));
}

/** What typing `command` sends; `paste` where the terminal takes bracketed pastes. */
export function keystrokes(command: string, paste: boolean): string {
  const text = command.trimEnd();
  if (!paste) return `${text.replaceAll('\n', '\r')}\r`;
  if (!text.includes('\n')) return `${clearLine}${text}\r`;
  return `${clearLine}\u001b[200~${text}\u001b[201~\r`;
}
