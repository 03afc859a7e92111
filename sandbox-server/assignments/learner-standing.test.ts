import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StepOutcome } from '../checks/step-outcome.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { SessionRecord } from '../storage/sessions/session-store.ts';
import type { Storage } from '../storage/storage.ts';
import { phrase } from '../words/phrase.ts';
import { SessionStanding } from './learner-standing.ts';

let storage: Storage;
/** What runs, by session. */
let outcomes: Map<string, readonly StepOutcome[]>;
beforeEach(async () => {
  storage = await openSqlite(':memory:');
  outcomes = new Map();
});
afterEach(() => storage.close());

const standingOf = (person: string) =>
  new SessionStanding({
    store: storage.sessions,
    progress: storage.progress,
    sessions: {
      peek: (id) => ({ outcomes: () => outcomes.get(id) ?? [] }) as never,
    },
  }).of(person);

async function run(id: string, change: Partial<SessionRecord>, checks: StepOutcome['checks']) {
  await storage.sessions.insert({
    ...{ id, owner: 'lea', lesson: 'volumes', language: 'en', state: 'ready', startsFrom: 'start' },
    ...{ machine: null, previewKey: id, createdAt: new Date(1), expiresAt: new Date(2) },
    ...{ problem: null, ...change },
  });
  const step = { step: 'first', doneAt: null, checks: [check('of-a-step', 'passed')] };
  outcomes.set(id, [step, { step: 'exercise', doneAt: null, checks }]);
}

const check = (id: string, status: 'passed' | 'failed'): StepOutcome['checks'][number] => ({
  ...{ id, status, title: { en: id } },
});
const unseen = { ...check('unseen', 'failed'), found: phrase('check.notLooked') };

test('is what the exercise’s checks show in the learner’s own machine', async () => {
  await run('mine', {}, [check('one', 'passed'), check('two', 'failed'), unseen]);
  await run('other', { owner: 'leo' }, [check('one', 'failed')]);
  const found = (await standingOf('lea')).get('volumes');
  expect([...(found?.checks.values() ?? [])].map(({ id, status }) => [id, status])).toEqual([
    ...[
      ['one', 'passed'],
      ['two', 'failed'],
    ],
  ]);
  expect(await standingOf('nobody')).toEqual(new Map());
});

test('of two machines the younger is shown, of one that sleeps nothing', async () => {
  await run('young', { createdAt: new Date(20) }, [check('one', 'passed')]);
  await run('old', { createdAt: new Date(10) }, [check('one', 'failed')]);
  await run('asleep', { createdAt: new Date(30), state: 'hibernated' }, [check('one', 'failed')]);
  expect((await standingOf('lea')).get('volumes')?.checks.get('one')?.status).toBe('passed');
});

test('what was done once counts by the checks’ word, not by a browser’s claim', async () => {
  const done = (step: string, by: 'checks' | 'claimed') => ({
    steps: [{ step, by, doneAt: new Date(1) }],
  });
  await storage.progress.merge('lea', 'volumes', done('exercise', 'checks'));
  await storage.progress.merge('lea', 'hello-world', done('exercise', 'claimed'));
  await storage.progress.merge('lea', 'first-image', done('first', 'checks'));
  const found = await standingOf('lea');
  expect([...found].map(([lesson, { isDone }]) => [lesson, isDone])).toEqual(
    expect.arrayContaining([
      ...[
        ['volumes', true],
        ['hello-world', false],
        ['first-image', false],
      ],
    ]),
  );
});
