import { TerminalClient } from './terminal-client.ts';

/** Types a command at the prompt of a terminal of its own; gives what it printed, as it came. */
export async function typeCommand(url: string, session: string, command: string): Promise<string> {
  const terminal = await TerminalClient.open(url, session, 'typed');
  await terminal.until(/learner@sandbox.*\$ /);
  // The shell puts the mark together, so that the line as typed does not look like its end.
  terminal.type(`${command}; echo "end"-of-it\r`);
  const found = await terminal.until(/\nend-of-it/, 30_000);
  await terminal.end();
  return found;
}
