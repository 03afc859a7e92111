import { expect, test, vi } from 'vitest';
import { SetupError } from '../errors/setup-error.ts';
import { pendingSteps, runSteps } from './run-steps.ts';
import type { Step } from './step.ts';

const step = (title: string, change: Partial<Step> = {}): Step => ({
  title,
  plan: async () => title,
  isDone: async () => false,
  run: async () => undefined,
  remedy: `mend ${title}`,
  ...change,
});
const signal = new AbortController().signal;
vi.spyOn(process.stdout, 'write').mockReturnValue(true);

test('only what is missing is pending', async () => {
  const steps = [step('a', { isDone: async () => true }), step('b')];
  expect((await pendingSteps(steps)).map(({ title }) => title)).toEqual(['b']);
});

test('steps run in order; one that an earlier step brought is passed over', async () => {
  const ran: string[] = [];
  const a = step('a', { run: async () => void ran.push('a') });
  const b = step('b', { isDone: async () => ran.length > 0, run: async () => void ran.push('b') });
  const c = step('c', { run: async () => void ran.push('c') });
  await runSteps([a, b, c], signal);
  expect(ran).toEqual(['a', 'c']);
});

test('after a failure no other step runs, and the step’s remedy is told', async () => {
  const later = vi.fn(async () => undefined);
  const broken = step('a', { run: () => Promise.reject(new Error('no space')) });
  const failure = runSteps([broken, step('b', { run: later })], signal);
  await expect(failure).rejects.toMatchObject({ why: 'no space', remedy: 'mend a' });
  await expect(failure).rejects.toBeInstanceOf(SetupError);
  expect(later).not.toHaveBeenCalled();
});

test('an abort is told as one, not as a failure of the step', async () => {
  const stopping = new AbortController();
  const run = async () => {
    stopping.abort(new Error('stopped'));
    throw new Error('killed');
  };
  await expect(runSteps([step('a', { run })], stopping.signal)).rejects.toThrow('stopped');
});
