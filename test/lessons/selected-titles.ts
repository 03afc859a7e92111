import type { RunnerTestSuite } from 'vitest';

/** The names of a file's suites of which a test is to be run. */
export function selectedTitles(
  file: Readonly<Pick<RunnerTestSuite, 'tasks'>>,
): ReadonlySet<string> {
  const suites = file.tasks.filter((task) => task.type === 'suite');
  const selected = suites.filter(({ tasks }) => tasks.some(({ mode }) => mode === 'run'));
  return new Set(selected.map(({ name }) => name));
}
