import { useSignal, type ReadonlySignal } from '@preact/signals';
import { asProblem, type PageProblem } from '../../../runtime/problem-error.ts';

/** Something a person does that the server must agree to. */
export interface Action<Arguments extends unknown[]> {
  /** Runs once at a time; true where it went well. */
  run(...args: Arguments): Promise<boolean>;
  readonly isRunning: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<PageProblem | null>;
}

/** Keeps a button from being pressed twice, and what the server said against it. */
export function useAction<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const isRunning = useSignal(false);
  const problem = useSignal<PageProblem | null>(null);
  const run = async (...args: Arguments): Promise<boolean> => {
    if (isRunning.peek()) return false;
    isRunning.value = true;
    problem.value = null;
    try {
      await act(...args);
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      return false;
    } finally {
      isRunning.value = false;
    }
  };
  return { run, isRunning, problem };
}
