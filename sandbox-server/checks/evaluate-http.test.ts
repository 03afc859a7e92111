import { expect, test } from 'vitest';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';

const check = { kind: 'http', port: 8000, body: 'Hello, Docker!' };
const state = stateOf({ containers: [serverOf(8000, 5000, { name: 'web' })] });
const answer = (body: string, status = 200) => ({ state, pages: { '8000/': { status, body } } });

test('the page that was asked for passes', async () => {
  expect(await verdictOf(check, answer('Hello, Docker!\n'))).toBe('passed');
});

test('a port that nothing publishes is reported as such', async () => {
  const stopped = stateOf({ containers: [containerOf()] });
  expect(await verdictOf(check, { state: stopped })).toBe(
    'expected: at localhost:8000/, an answer with status 200 that says “Hello, Docker!” ' +
      'found: no running container that publishes port 8000',
  );
});

test('a published port without an answer asks where the program listens', async () => {
  expect(await verdictOf(check, { state })).toContain(
    'port 8000 published by web, but no answer: does the program listen on port 5000 of the ' +
      'container, and on 0.0.0.0?',
  );
});

test.each([
  ['Hello, world!\n', 200, 'found: a page that says “Hello, world!”'],
  ['', 200, 'found: an empty page'],
  ['Not Found', 404, 'found: status 404'],
])('the answer %j with %i is not it', async (body, status, found) => {
  expect(await verdictOf(check, answer(body, status))).toContain(found);
});
