import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { phrase, type Wording } from '../words/phrase.ts';
import { SessionHub } from '../sessions/session-hub.ts';
import type { OutcomeRecord } from '../storage/outcomes/outcome-store.ts';
import { OutcomeRecorder } from './outcome-recorder.ts';

let written: OutcomeRecord[];
let isAway: boolean;
let now: number;
let hub: SessionHub;
let recorder: OutcomeRecorder;

beforeEach(() => {
  written = [];
  isAway = false;
  now = 0;
  hub = new SessionHub();
  recorder = new OutcomeRecorder({
    hub,
    sessions: {
      find: async (id) =>
        id === 'gone' ? null : ({ owner: `owner of ${id}`, lesson: 'flask-app' } as never),
    },
    outcomes: {
      append: async (outcomes: readonly OutcomeRecord[]) => {
        if (isAway) throw new Error('away');
        written.push(...outcomes);
      },
    } as never,
    now: () => new Date(now),
    log: pino({ level: 'silent' }),
  });
});
afterEach(() => recorder.dispose());

function tell(session: string, found: Wording | null, status: 'errored' | 'failed' = 'failed') {
  const check = found === null ? { status: 'passed' as const } : { status, found };
  const checks = [{ id: 'built', title: { en: 'Built' }, ...check }];
  hub.tell(session, { type: 'step', outcome: { step: 'build', doneAt: null, checks } });
}

test('what a session begins with is not written, what changes after it is', async () => {
  tell('s1', phrase('check.notLooked'));
  tell('s1', 'no image');
  tell('s1', 'no image');
  tell('s1', 'another tag');
  tell('s1', 'another tag');
  now = 3_000;
  tell('s1', null);
  await recorder.flush();
  const shared = { session: 's1', person: 'owner of s1', lesson: 'flask-app', step: 'build' };
  expect(written).toEqual([
    { ...shared, check: 'built', passed: false, failure: '"another tag"', at: new Date(0) },
    { ...shared, check: 'built', passed: true, failure: null, at: new Date(3_000) },
  ]);
});

test('what is found on the way to something else is nobody’s failure', async () => {
  tell('s1', 'no container');
  tell('s1', 'it is still running');
  now = 1_500;
  tell('s1', 'it has ended with exit code 2');
  now = 5_000;
  tell('s1', 'it is still running');
  tell('s1', null);
  await recorder.flush();
  expect(written.map(({ failure }) => failure)).toEqual(['"it has ended with exit code 2"', null]);
});

test('what is our own fault is nobody’s failure', async () => {
  tell('s1', 'no image');
  tell('s1', 'the engine is away', 'errored');
  tell('s1', 'no image');
  await recorder.flush();
  expect(written).toEqual([]);
});

test('sessions are kept apart, and one that is gone harms no other', async () => {
  for (const session of ['s1', 'gone', 's2']) {
    tell(session, 'no image');
    tell(session, null);
  }
  await recorder.flush();
  expect(written.map(({ person }) => person)).toEqual(['owner of s1', 'owner of s2']);
});

test('while storage is away nothing is lost', async () => {
  isAway = true;
  tell('s1', 'no image');
  tell('s1', null);
  await recorder.flush();
  isAway = false;
  await recorder.flush();
  expect(written).toHaveLength(1);
});
