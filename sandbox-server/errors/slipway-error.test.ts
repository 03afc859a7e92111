import { expect, test } from 'vitest';
import { told } from '../words/told.ts';
import { keptProblemSchema, sayProblem } from './kept-problem.ts';
import { SlipwayError } from './slipway-error.ts';

const closed = new SlipwayError('port-closed', told('port.closed', { port: 8000 }));

test('the log reads English, and a page its own language', () => {
  expect(closed.message).toBe('Nothing listens on port 8000 of this machine.');
  expect(closed.toProblem()).toMatchObject({ code: 'port-closed', found: 'connection refused' });
  expect(closed.toProblem('ru')).toMatchObject({
    code: 'port-closed',
    message: 'Порт 8000 этой машины никто не слушает.',
    found: 'в соединении отказано',
  });
  expect(Object.keys(closed.toProblem('ja'))).not.toContain('told');
});

test('what was found stays as it is, where the words leave it out', () => {
  const unknown = new SlipwayError('unknown-session', told('session.unknown'), { found: '"x"' });
  expect(unknown.toProblem('zh-cn')).toMatchObject({
    message: '没有这个会话，或者它不属于你。',
    found: '"x"',
  });
});

test('a problem that was kept is told in whichever language it is asked for', () => {
  const kept = keptProblemSchema.parse(JSON.parse(JSON.stringify(closed.toKept())));
  expect(sayProblem(kept, 'en')).toEqual(closed.toProblem());
  expect(sayProblem(kept, 'ja')).toEqual(closed.toProblem('ja'));
});

test('what an older server kept in words that are gone stays in English', () => {
  const kept = { ...closed.toKept(), told: { key: 'port.shut', values: {} } };
  expect(sayProblem(keptProblemSchema.parse(kept), 'ru').message).toBe(closed.message);
});

test('plain English stays English', () => {
  const plain = new SlipwayError('bad-request', 'No.', { expected: 'a request' });
  expect(plain.toProblem('ru')).toEqual(plain.toProblem());
});
