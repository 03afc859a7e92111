import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { factsOf, type GivenFacts } from '../../test/support/check-facts.ts';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import type { CheckFacts } from './check-facts.ts';
import { createCheckRunner, type CheckRunner } from './check-runner.ts';
import { renderStep, type StepOutcome } from './step-outcome.ts';

const exercise = exerciseSchema.parse({
  steps: [
    {
      id: 'run',
      checks: [
        {
          id: 'ran',
          title: { en: 'It has run', ja: '実行した' },
          kind: 'container',
          image: 'hello-world',
        },
        { id: 'note', title: { en: 'A note' }, kind: 'file', path: 'note.txt' },
      ],
    },
    { id: 'read' },
    { id: 'serve', checks: [{ id: 'page', title: { en: 'Page' }, kind: 'http', port: 8000 }] },
  ],
  exercise: { checks: [{ id: 'own', title: { en: 'Own' }, kind: 'file', path: 'own.txt' }] },
});

let runner: CheckRunner | undefined;
let told: StepOutcome[];
const warnings: string[] = [];

function run(facts: CheckFacts, doneSteps = new Map<string, string>()): CheckRunner {
  told = [];
  runner = createCheckRunner({
    exercise,
    facts,
    doneSteps,
    onStep: (result) => told.push(result),
    log: { warn: (_, message) => warnings.push(message) },
  });
  return runner;
}

const statusesOf = (result: StepOutcome | undefined) => result?.checks.map((check) => check.status);
const toldOf = (step: string) => told.filter((result) => result.step === step);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  runner?.dispose();
  vi.useRealTimers();
});

describe('a step ticks by itself', () => {
  test('check by check, and is done once all have passed together', async () => {
    const given: GivenFacts = {};
    const { poke } = run(factsOf(given));
    await vi.advanceTimersByTimeAsync(200);
    expect(statusesOf(toldOf('run').at(-1))).toEqual(['failed', 'failed']);

    given.state = stateOf({ containers: [containerOf()] });
    poke();
    await vi.advanceTimersByTimeAsync(200);
    expect(statusesOf(toldOf('run').at(-1))).toEqual(['passed', 'failed']);
    expect(toldOf('run').at(-1)?.doneAt).toBeNull();

    given.files = { 'note.txt': '' };
    poke();
    await vi.advanceTimersByTimeAsync(200);
    expect(toldOf('run').at(-1)?.doneAt).toMatch(/^\d{4}-.*Z$/);
  });

  test('and stays done, whatever comes after', async () => {
    const given: GivenFacts = {
      state: stateOf({ containers: [containerOf()] }),
      files: { 'note.txt': '' },
    };
    const { poke, evaluate, report } = run(factsOf(given));
    await vi.advanceTimersByTimeAsync(200);
    const { doneAt } = report()[0] as StepOutcome;
    expect(doneAt).not.toBeNull();

    given.state = stateOf();
    poke();
    await vi.advanceTimersByTimeAsync(200);
    expect(toldOf('run')).toHaveLength(1);
    const again = await evaluate('run');
    expect(again).toMatchObject({ doneAt, checks: [{ status: 'failed' }, { status: 'passed' }] });
  });

  test('tells nothing where nothing has changed', async () => {
    const { poke } = run(factsOf({}));
    await vi.advanceTimersByTimeAsync(200);
    const before = told.length;
    poke();
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toHaveLength(before);
  });
});

test('a page that a container serves a while after it started is found without an event', async () => {
  const given: GivenFacts = { state: stateOf({ containers: [serverOf(8000, 5000)] }) };
  run(factsOf(given));
  await vi.advanceTimersByTimeAsync(3000);
  expect(statusesOf(toldOf('serve').at(-1))).toEqual(['failed']);
  given.pages = { '8000/': { status: 200, body: '' } };
  await vi.advanceTimersByTimeAsync(1000);
  expect(statusesOf(toldOf('serve').at(-1))).toEqual(['passed']);
});

test('nothing is asked again and again while no container publishes the port', async () => {
  const facts = factsOf({});
  const state = vi.spyOn(facts, 'state');
  run(facts);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state).toHaveBeenCalledTimes(1);
});

test('a burst of events makes one round, and one that comes meanwhile another', async () => {
  let underWay = 0;
  let most = 0;
  let asked = 0;
  const slow: CheckFacts = {
    ...factsOf({}),
    async readFile(path) {
      if (path !== 'note.txt') return null;
      asked += 1;
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      underWay -= 1;
      return null;
    },
  };
  const { poke } = run(slow);
  for (let burst = 0; burst < 50; burst += 1) poke();
  await vi.advanceTimersByTimeAsync(500);
  for (let burst = 0; burst < 50; burst += 1) poke();
  await vi.advanceTimersByTimeAsync(10_000);
  expect({ asked, most }).toEqual({ asked: 2, most: 1 });
});

test('a page that hangs holds up no other step', async () => {
  const given: GivenFacts = { state: stateOf({ containers: [serverOf(8000, 5000)] }) };
  const hanging = () => new Promise<null>(() => undefined);
  const { poke } = run({ ...factsOf(given), fetchPort: hanging });
  await vi.advanceTimersByTimeAsync(200);
  given.files = { 'own.txt': '' };
  poke();
  await vi.advanceTimersByTimeAsync(200);
  expect(toldOf('exercise').at(-1)?.doneAt).not.toBeNull();
});

describe('a machine that cannot be looked at', () => {
  test('is not held against the learner, and is tried again', async () => {
    const given: GivenFacts = { state: stateOf({ containers: [containerOf()] }) };
    const facts = factsOf(given);
    let isLost = true;
    run({
      ...facts,
      readFile: async (path) => {
        if (isLost) throw new Error('machine lost');
        return path;
      },
    });
    await vi.advanceTimersByTimeAsync(200);
    expect(statusesOf(toldOf('run').at(-1))).toEqual(['passed', 'errored']);
    expect(renderStep(toldOf('run').at(-1)!, 'en').checks[1]?.found).toContain('not your fault');
    expect(warnings).toContain('a check could not be evaluated');
    isLost = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(toldOf('run').at(-1)?.doneAt).not.toBeNull();
  });
});

describe('the report', () => {
  test('stands before the first round, in the language of whoever reads it', () => {
    const { report } = run(factsOf({}));
    expect(report().map((step) => step.step)).toEqual(['run', 'read', 'serve', 'exercise']);
    const japanese = renderStep(report()[0]!, 'ja');
    expect(japanese.checks).toMatchObject([
      { title: '実行した', expected: '実行した', found: 'まだ確認していません' },
      { title: 'A note', expected: 'A note' },
    ]);
    expect(renderStep(report()[0]!, 'en').checks[0]?.found).toBe('not looked at yet');
  });

  test('keeps steps done in an earlier life of the server', async () => {
    const doneAt = '2026-11-21T08:00:00.000Z';
    const { report } = run(factsOf({}), new Map([['run', doneAt]]));
    await vi.advanceTimersByTimeAsync(200);
    expect(report()[0]).toMatchObject({ doneAt, checks: [{ status: 'passed' }, {}] });
    expect(toldOf('run')).toEqual([]);
  });
});

describe('asked for one step', () => {
  test('evaluates the exercise too', async () => {
    const { evaluate } = run(factsOf({ files: { 'own.txt': '' } }));
    const result = await evaluate('exercise');
    expect(result.doneAt).not.toBeNull();
  });

  test('never calls a step done that has nothing to check', async () => {
    expect(await run(factsOf({})).evaluate('read')).toEqual({
      step: 'read',
      doneAt: null,
      checks: [],
    });
  });

  test.each(['nothing', 'constructor', ''])('refuses %j', async (step) => {
    const { evaluate } = run(factsOf({}));
    await expect(evaluate(step)).rejects.toMatchObject({ code: 'unknown-step', found: step });
  });
});

test('once disposed it tells of nothing more', async () => {
  const { poke, dispose } = run(factsOf({}));
  dispose();
  poke();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
});
