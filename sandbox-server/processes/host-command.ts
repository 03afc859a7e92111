import { execa } from 'execa';

/**
 * Runs a short command of the host to its end and gives its standard output. Rejects with the
 * command's own words (`ExecaError`). For what takes long and reports progress see `run-tool.ts`.
 * @param input text for its standard input
 */
export async function hostCommand(
  command: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const { stdout } = await execa(command, args, {
    stdin: 'pipe',
    input: input ?? '',
    // A Ctrl-C in the terminal is for the server, which tidies up by such commands.
    detached: true,
  });
  return stdout;
}
