import { expect, test, vi } from 'vitest';
import { ProblemError } from '../problem-error.ts';
import { bootContainer } from './boot-container.ts';
import type { PythonContainer } from './python-container.ts';

const problemOf = (booting: Promise<unknown>) =>
  booting.then(
    () => null,
    (thrown: unknown) => (thrown instanceof ProblemError ? thrown.problem : thrown),
  );
const loading = (boot: () => Promise<PythonContainer>) => ({
  isIsolated: true,
  load: async () => ({ WebContainer: { boot } }),
});

test('a page that is not isolated loads nothing, and says whose affair that is', async () => {
  const load = vi.fn();
  expect(await problemOf(bootContainer({ isIsolated: false, load }))).toMatchObject({
    message: expect.stringContaining('does not isolate it'),
    remedy: expect.stringContaining('_headers'),
  });
  expect(load).not.toHaveBeenCalled();
});

test('a vendor that does not answer is told of, in plain words', async () => {
  const deadline = new AbortController();
  const never = () => new Promise<never>(() => {});
  const booting = problemOf(bootContainer({ ...loading(never), deadline: deadline.signal }));
  deadline.abort();
  expect(await booting).toMatchObject({ message: expect.stringContaining('stackblitz.com') });
});

test('so is one that refuses', async () => {
  const refuse = () => Promise.reject(new Error('no'));
  expect(await problemOf(bootContainer(loading(refuse)))).toMatchObject({
    code: 'server-unreachable',
  });
});
