import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('tasks of one key run in order, one at a time, also after one that failed', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const task = (name: string, fails = false) =>
    turns.take('key', async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const [first, second, third] = [task('a', true), task('b'), task('c')];
  await expect(first).rejects.toThrow('a');
  expect(await Promise.all([second, third])).toEqual(['b', 'c']);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('tasks of other keys do not wait', async () => {
  const turns = new Turns();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = turns.take('held', () => promise);
  expect(await turns.take('free', async () => 'done')).toBe('done');
  resolve();
  await held;
  await turns.settled();
});
