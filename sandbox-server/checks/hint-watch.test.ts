import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { factsOf, type GivenFacts } from '../../test/support/check-facts.ts';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import { createCheckRunner, type CheckRunner } from './check-runner.ts';
import type { StepOutcome } from './step-outcome.ts';

const title = { en: 'A title' };
const exercise = exerciseSchema.parse({
  steps: [
    { id: 'write', checks: [{ id: 'note', title, kind: 'file', path: 'note.txt' }] },
    {
      id: 'run',
      checks: [{ id: 'runs', title, kind: 'container', image: 'app', state: 'running' }],
      hints: [
        {
          id: 'ended',
          when: [
            { kind: 'container', image: 'app', state: 'exited' },
            { kind: 'container', image: 'app', state: 'exited', exitCode: 0, not: true },
          ],
          reach: [{ command: 'docker run app false' }],
        },
      ],
    },
  ],
  exercise: {
    checks: [{ id: 'page', title, kind: 'http', port: 8000 }],
    hints: [
      {
        id: 'silent',
        when: [
          { kind: 'container', image: 'app', publishes: { port: 8000, containerPort: 5000 } },
          { kind: 'http', port: 8000, not: true },
        ],
        holdsFor: 5,
        reach: [{ command: 'docker run -p 8000:5000 app' }],
      },
      { id: 'stuck', tries: 2 },
    ],
  },
});
const failedRun = stateOf({ containers: [containerOf({ image: 'app', exitCode: 1 })] });
const server = stateOf({ containers: [serverOf(8000, 5000, { image: 'app' })] });

let runner: CheckRunner;
let given: GivenFacts;
let told: StepOutcome[];

beforeEach(() => {
  vi.useFakeTimers();
  given = {};
  told = [];
  runner = createCheckRunner({
    exercise,
    facts: factsOf(given),
    doneSteps: new Map(),
    onStep: (result) => told.push(result),
    log: { warn: () => undefined },
  });
});
afterEach(() => {
  runner.dispose();
  vi.useRealTimers();
});

const hintsOf = (step: string) =>
  runner.report().find((result) => result.step === step)?.hints ?? [];

async function happens(change: GivenFacts, seconds: number): Promise<void> {
  Object.assign(given, change);
  runner.poke();
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

describe('a hint', () => {
  test('opens once its conditions have held for a while, and is told of', async () => {
    await happens({ files: { 'note.txt': '' } }, 1);
    await happens({ state: failedRun }, 1);
    expect(hintsOf('run')).toEqual([]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(hintsOf('run')).toEqual(['ended']);
    expect(told.filter(({ step }) => step === 'run').at(-1)?.hints).toEqual(['ended']);
  });

  test('does not open where an opposite is wanted and does not hold', async () => {
    await happens({ files: { 'note.txt': '' } }, 1);
    const state = stateOf({ containers: [containerOf({ image: 'app', exitCode: 0 })] });
    await happens({ state }, 30);
    expect(hintsOf('run')).toEqual([]);
  });

  test('waits until the step before is done, and needs no event then', async () => {
    await happens({ state: failedRun }, 30);
    expect(hintsOf('run')).toEqual([]);
    await happens({ files: { 'note.txt': '' } }, 5);
    expect(hintsOf('run')).toEqual(['ended']);
  });

  test('is gone once its step is done', async () => {
    await happens({ files: { 'note.txt': '' }, state: failedRun }, 5);
    expect(hintsOf('run')).toEqual(['ended']);
    const containers = [...failedRun.containers, containerOf({ image: 'app', state: 'running' })];
    await happens({ state: stateOf({ containers }) }, 1);
    expect(hintsOf('run')).toEqual([]);
  });

  test('on a page that does not answer is gone when it answers, with no event to tell', async () => {
    await happens({ state: server }, 3);
    expect(hintsOf('exercise')).toEqual([]);
    await vi.advanceTimersByTimeAsync(4000);
    expect(hintsOf('exercise')).toEqual(['silent']);
    given.pages = { '8000/': { status: 404, body: '' } };
    await vi.advanceTimersByTimeAsync(2000);
    expect(hintsOf('exercise')).toEqual(['silent']);
    given.pages = { '8000/': { status: 200, body: '' } };
    await vi.advanceTimersByTimeAsync(6000);
    expect(hintsOf('exercise')).toEqual([]);
  });

  test('may wait for the learner to have asked in vain', async () => {
    await runner.evaluate('exercise');
    expect(hintsOf('exercise')).toEqual([]);
    await runner.evaluate('exercise');
    await vi.advanceTimersByTimeAsync(3000);
    expect(hintsOf('exercise')).toEqual(['stuck']);
  });

  test('whose facts cannot be had does not open', async () => {
    runner.dispose();
    const facts = { ...factsOf({ state: server }), fetchPort: () => Promise.reject(new Error()) };
    runner = createCheckRunner({
      exercise,
      facts,
      doneSteps: new Map(),
      onStep: (result) => told.push(result),
      log: { warn: () => undefined },
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(hintsOf('exercise')).toEqual([]);
  });
});

test.each([
  ['nothing to wait for', { id: 'empty' }, /conditions in "when", or a number of "tries"/],
  [
    'no way to reach it',
    { id: 'far', when: [{ kind: 'port', port: 80 }] },
    /commands in "reach" that bring about/,
  ],
])('a hint with %s is refused', (_, hint, message) => {
  const steps = [{ id: 'one', hints: [hint] }];
  const { error } = exerciseSchema.safeParse({
    steps,
    exercise: { checks: exercise.exercise.checks },
  });
  expect(error?.issues[0]?.message).toMatch(message);
});
