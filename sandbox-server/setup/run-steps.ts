import { Listr } from 'listr2';
import { SetupError } from '../errors/setup-error.ts';
import type { Progress } from '../processes/progress.ts';
import { progressLine } from './progress-line.ts';
import type { Step } from './step.ts';

/** Those that have to be run, asked for all at once. */
export async function pendingSteps(steps: readonly Step[]): Promise<readonly Step[]> {
  const done = await Promise.all(steps.map((step) => step.isDone()));
  return steps.filter((_, index) => !done[index]);
}

/**
 * Runs steps one after the other and shows how far they are: bars in a terminal, lines elsewhere.
 * Throws `SetupError` for the first that fails; the others are then left for the next run.
 */
export async function runSteps(steps: readonly Step[], signal: AbortSignal): Promise<void> {
  const isTerminal = Boolean(process.stdout.isTTY) && !process.env['CI'];
  const tasks = steps.map((step) => ({
    title: step.title,
    task: async (_: unknown, task: { output: string }) => {
      let shown = '';
      const report = (progress: Progress) => {
        const line = isTerminal ? progressLine(progress) : progress.text;
        if (line !== shown) task.output = shown = line;
      };
      // An earlier step may have brought it: the whole plan was made before any of them ran.
      if (!(await step.isDone())) await run(step, report, signal);
    },
    rendererOptions: { persistentOutput: false },
  }));
  await new Listr(tasks, {
    concurrent: false,
    exitOnError: true,
    registerSignalListeners: false,
    renderer: isTerminal ? 'default' : 'simple',
    rendererOptions: { collapseErrors: false, showErrorMessage: false },
  }).run();
}

async function run(
  step: Step,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    await step.run({ report, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SetupError) throw error;
    throw new SetupError(`The step "${step.title}" failed.`, {
      why: error instanceof Error ? error.message : String(error),
      remedy: step.remedy,
      cause: error,
    });
  }
}
