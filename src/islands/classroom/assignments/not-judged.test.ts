import { expect, test } from 'vitest';
import { checkSchema } from '../../../../protocol/check.ts';
import { notJudged } from './not-judged.ts';

const check = (kind: string, more: object) =>
  checkSchema.parse({ id: `of-${kind}`, title: { en: kind }, kind, ...more });
const checks = [
  check('port', { port: 8000 }),
  check('http', { port: 8000 }),
  check('file', { path: 'a.txt' }),
  check('container', { name: 'web' }),
  check('image', { tag: 'web' }),
];

test('a port and what it answers cannot be judged where no machine is rebuilt', () => {
  expect(notJudged({ isRebuilt: false }, checks)).toEqual(['of-port', 'of-http']);
});

test('a rebuilt machine answers for both', () => {
  expect(notJudged({ isRebuilt: true }, checks)).toEqual([]);
});

test('nothing is said before a lesson is chosen', () => {
  expect(notJudged(undefined, checks)).toEqual([]);
});

test('the registry is asked while a learner works alone, and never for a hidden check', () => {
  const registry = check('registry', { image: '{user}/greeting:1.0' });
  expect(notJudged({ isRebuilt: true }, [registry])).toEqual(['of-registry']);
});
