import { expect, test } from 'vitest';
import { keepRunning, type ServingProcess } from './keep-running.ts';

/** A process that a test ends. */
class Mortal implements ServingProcess {
  readonly #end = Promise.withResolvers<string>();
  readonly gone = this.#end.promise;
  isDisposed = false;

  die(words = 'killed'): void {
    this.#end.resolve(words);
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.die('asked to end');
  }
}

function keep(start: (signal: AbortSignal) => Promise<ServingProcess>) {
  const first = new Mortal();
  const lines: string[] = [];
  const delays: number[] = [];
  const say = (...words: unknown[]) => void lines.push(String(words.at(-1)));
  const kept = keepRunning(first, start, {
    title: 'It',
    log: { error: say, info: say },
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      delays.push(milliseconds);
    },
  });
  return { first, kept, lines, delays };
}

test('what dies is started again, each time later, and never given up', async () => {
  let current = new Mortal();
  let attempts = 0;
  const { first, kept, lines, delays } = keep(async () => {
    attempts += 1;
    if (attempts % 2 === 1) throw new Error('the port is taken');
    return (current = new Mortal());
  });
  first.die();
  for (let lives = 1; lives <= 6; lives++) {
    await expect.poll(() => lines.filter((line) => line === 'It is back')).toHaveLength(lives);
    current.die();
  }
  await expect.poll(() => lines.filter((line) => line === 'It is back')).toHaveLength(7);
  expect(lines.slice(0, 3)).toEqual([
    'It died; starting it again',
    'It could not be started again',
    'It is back',
  ]);
  expect(delays.slice(0, 9)).toEqual([250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  await kept.dispose();
  expect(current.isDisposed).toBe(true);
});

test('what is ended stays ended', async () => {
  let starts = 0;
  const { first, kept, lines } = keep(async () => (starts++, new Mortal()));
  await kept.dispose();
  expect([first.isDisposed, starts, lines]).toEqual([true, 0, []]);
});

test('one that comes back while it is ended is ended as well', async () => {
  const late = new Mortal();
  const coming = Promise.withResolvers<ServingProcess>();
  const { first, kept, lines } = keep(() => coming.promise);
  first.die();
  await expect.poll(() => lines).toEqual(['It died; starting it again']);
  const disposing = kept.dispose();
  coming.resolve(late);
  await disposing;
  expect(late.isDisposed).toBe(true);
});
