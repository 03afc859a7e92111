import { expect, test } from 'vitest';
import type { LessonPart } from '../../sandbox-server/lesson-testing/lesson-parts.ts';
import { LessonRuns, NotTried } from './lesson-runs.ts';

/** A part whose trials do what is given. */
const partOf = (lesson: string, ...plays: (() => Promise<void>)[]): LessonPart => ({
  title: lesson,
  lesson,
  trials: plays.map((play, at) => ({ name: `${lesson} ${at}`, play })),
});
const nothing = async () => undefined;
const fails = () => Promise.reject(new Error('it went wrong'));

function runsOn(machines: number) {
  const log: string[] = [];
  const runs = new LessonRuns(async (lesson) => {
    log.push(`open ${lesson}`);
    return { player: undefined as never, close: async () => void log.push(`close ${lesson}`) };
  }, machines);
  return { runs, log };
}

test('trials of a part follow one another on one machine', async () => {
  const { runs, log } = runsOn(1);
  const part = partOf(
    'a',
    async () => void log.push('first'),
    async () => void log.push('second'),
  );
  runs.start(part);
  await runs.stop();
  for (const trial of part.trials) expect(await runs.outcome(trial)).toBeGreaterThanOrEqual(0);
  expect(log).toEqual(['open a', 'first', 'second', 'close a']);
});

test('what comes after a failure is not tried, and other parts are', async () => {
  const { runs, log } = runsOn(1);
  const broken = partOf('a', nothing, fails, nothing);
  const whole = partOf('b', nothing);
  runs.start(broken);
  runs.start(whole);
  const [first, second, third] = broken.trials.map((trial) => runs.outcome(trial));
  await first;
  await expect(second).rejects.toThrow('it went wrong');
  await expect(third).rejects.toThrow(NotTried);
  await runs.outcome(whole.trials[0]!);
  await runs.stop();
  expect(log).toEqual(['open a', 'close a', 'open b', 'close b']);
});

test('a machine that does not start fails the first trial', async () => {
  const runs = new LessonRuns(() => Promise.reject(new Error('no machine')), 1);
  const part = partOf('a', nothing, nothing);
  runs.start(part);
  await expect(runs.outcome(part.trials[0]!)).rejects.toThrow('no machine');
  await expect(runs.outcome(part.trials[1]!)).rejects.toThrow(NotTried);
});

test('parts play side by side, as many as there are machines', async () => {
  const { runs, log } = runsOn(2);
  const gate = Promise.withResolvers<void>();
  const parts = ['a', 'b', 'c'].map((lesson) => partOf(lesson, () => gate.promise));
  for (const part of parts) runs.start(part);
  await new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual(['open a', 'open b']);
  gate.resolve();
  await Promise.all(parts.flatMap(({ trials }) => trials.map((trial) => runs.outcome(trial))));
  expect(log).toContain('open c');
});
