import { expect, test } from 'vitest';
import type { Session } from '../../../protocol/session.ts';
import { sessionMessage } from './session-message.ts';

const session = (change: Partial<Session>) => ({ state: 'ready', ...change }) as Session;

test('before the start the one thing to do is Start', () => {
  expect(sessionMessage(null, null)?.action).toBe('Start');
});

test('a session that is ready needs no words', () => {
  expect(sessionMessage(session({}), null)).toBeNull();
});

test('in line, the place and the wait are told', () => {
  const queue = { position: 3, etaSeconds: 42 };
  expect(sessionMessage(session({ state: 'queued', queue }), null)?.text).toContain(
    'You are number 3 in line. It takes about 45 seconds.',
  );
  const next = { position: 1, etaSeconds: 90 };
  expect(sessionMessage(session({ state: 'queued', queue: next }), null)?.text).toContain(
    'You are next in line. It takes about 2 minutes.',
  );
});

test('a failed start says why and what to do', () => {
  const problem = { code: 'image-missing' as const, message: 'No image.', remedy: 'Build it.' };
  expect(sessionMessage(session({ state: 'failed', problem }), null)).toMatchObject({
    text: 'No image. Build it.',
    action: 'Start a new session',
  });
});

test('a sleeping session offers to go on', () => {
  expect(sessionMessage(session({ state: 'hibernated' }), null)?.action).toBe('Resume');
});

test('while a new session starts, the old one’s end is not shown', () => {
  expect(sessionMessage(session({ state: 'ended' }), 'starting')).toMatchObject({ isBusy: true });
});
