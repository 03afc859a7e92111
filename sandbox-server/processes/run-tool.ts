import { execa, ExecaError } from 'execa';
import { SetupError } from '../errors/setup-error.ts';
import { pathWithSystemFolders } from './find-program.ts';

const linesKept = 12;
/** A tool that has something to undo, as mmdebstrap has, gets this long after an abort. */
const graceMilliseconds = 10_000;

/** A tool of the host to run to its end. */
export interface ToolRun {
  readonly command: string;
  readonly arguments: readonly string[];
  /** What the run is for, as in "Building the machine image": the failure's first words. */
  readonly purpose: string;
  /** What to do when it fails. */
  readonly remedy: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The tool gets `environment` alone, and nothing of ours: there are passwords in it. */
  readonly isBare?: boolean;
  readonly workingDirectory?: string;
  readonly input?: string;
  /** Stops the tool and all that it started, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Every line of output as it comes, standard error's too. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a tool and returns what it wrote to standard output.
 * Throws `SetupError` with the tool's last lines where it is missing or fails.
 */
export async function runTool(run: ToolRun): Promise<string> {
  run.signal?.throwIfAborted();
  const child = execa(run.command, run.arguments, {
    all: true,
    env: { LC_ALL: 'C.UTF-8', PATH: pathWithSystemFolders(), ...run.environment },
    extendEnv: run.isBare !== true,
    stdin: run.input === undefined ? 'ignore' : 'pipe',
    ...(run.input !== undefined && { input: run.input }),
    ...(run.workingDirectory !== undefined && { cwd: run.workingDirectory }),
    // A process group of its own: an abort reaches all of it, and a Ctrl-C none of it by itself.
    detached: true,
  });
  const untie = tieToSignal(child.pid, run.signal);
  try {
    const [result] = await Promise.all([child, forwardLines(child, run.onLine)]);
    run.signal?.throwIfAborted();
    return result.stdout;
  } catch (error) {
    run.signal?.throwIfAborted();
    throw new SetupError(`${run.purpose} failed.`, {
      why: explain(error, run.command),
      remedy: run.remedy,
      cause: error,
    });
  } finally {
    untie();
  }
}

/** On abort asks the tool's process group to end, and insists after a while. */
function tieToSignal(group: number | undefined, signal: AbortSignal | undefined): () => void {
  if (group === undefined || !signal) return () => undefined;
  let insisting: NodeJS.Timeout | undefined;
  const end = (word: NodeJS.Signals) => {
    try {
      process.kill(-group, word);
    } catch {
      // It ended in between.
    }
  };
  const stop = () => {
    end('SIGTERM');
    insisting = setTimeout(end, graceMilliseconds, 'SIGKILL');
  };
  signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
    clearTimeout(insisting);
    if (signal.aborted) end('SIGKILL');
  };
}

async function forwardLines(
  child: { iterable(options: { from: 'all' }): AsyncIterable<unknown> },
  onLine: ToolRun['onLine'],
): Promise<void> {
  if (!onLine) return;
  for await (const line of child.iterable({ from: 'all' })) onLine(String(line));
}

function explain(error: unknown, command: string): string {
  if (!(error instanceof ExecaError)) return String(error);
  if (error.code === 'ENOENT') return `The command "${command}" is not installed.`;
  const lines = String(error.all ?? '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(-linesKept);
  return [error.shortMessage.split('\n')[0], ...lines].join('\n');
}
