import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { asProblem, type PageProblem } from '../../../runtime/problem-error.ts';

/** Something a page asks the server for. */
export interface Loaded<T> {
  /** The last answer; kept while it is asked for again. */
  readonly value: ReadonlySignal<T | null>;
  readonly problem: ReadonlySignal<PageProblem | null>;
  readonly isLoading: ReadonlySignal<boolean>;
  reload(): Promise<void>;
  /** Shows this without asking, such as the answer to a change. */
  show(value: T): void;
}

/** Asks at once, and again whenever one of `inputs` changes. An answer that came too late is dropped. */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  inputs: readonly unknown[],
): Loaded<T> {
  const value = useSignal<T | null>(null);
  const problem = useSignal<PageProblem | null>(null);
  const isLoading = useSignal(true);
  const current = useSignal<AbortController | null>(null);
  const reload = useCallback(async () => {
    current.peek()?.abort();
    const asking = new AbortController();
    current.value = asking;
    isLoading.value = true;
    try {
      const answer = await load(asking.signal);
      if (asking.signal.aborted) return;
      value.value = answer;
      problem.value = null;
    } catch (thrown) {
      if (asking.signal.aborted) return;
      problem.value = asProblem(thrown);
    }
    isLoading.value = false;
  }, inputs);
  useEffect(() => {
    void reload();
    return () => current.peek()?.abort();
  }, [reload]);
  return { value, problem, isLoading, reload, show: (next) => void (value.value = next) };
}
