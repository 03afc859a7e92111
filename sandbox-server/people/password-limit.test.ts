import { expect, test } from 'vitest';
import { PasswordLimit, type PasswordTypist } from './password-limit.ts';

const hour = 60 * 60_000;
const ada = { account: 'ada@example.org', address: '192.0.2.1', device: null };

/** What became of tries that were all wrong. */
function world() {
  let now = 0;
  const limit = new PasswordLimit(() => new Date(now));
  const isHeard = (typist: Partial<PasswordTypist> = {}) => {
    try {
      limit.begin({ ...ada, ...typist });
      return true;
    } catch {
      return false;
    }
  };
  return {
    limit,
    isHeard,
    heard: (tries: number, typist: (n: number) => Partial<PasswordTypist>) =>
      Array.from({ length: tries }, (_, n) => isHeard(typist(n))).filter(Boolean).length,
    pass: (ms: number) => (now += ms),
  };
}
const elsewhere = (n: number) => ({ address: `203.0.113.${n % 250}` });

test('ten wrong passwords shut out where they came from, and nobody elsewhere', () => {
  const { heard, isHeard, pass } = world();
  expect(heard(15, () => ({}))).toBe(10);
  expect(isHeard({ address: '198.51.100.7' })).toBe(true);
  pass(hour / 4);
  expect(isHeard()).toBe(true);
});

test('who has many networks is heard a hundred times a day, and the account’s own browser always', () => {
  const { heard, isHeard, pass } = world();
  expect(heard(500, elsewhere)).toBe(100);
  expect(isHeard({ address: '198.51.100.7' })).toBe(false);
  expect(isHeard({ address: '198.51.100.7', device: 'known' })).toBe(true);
  pass(24 * hour);
  expect(isHeard({ address: '198.51.100.7' })).toBe(true);
});

test('who tries many accounts from one network is heard fifty times; known browsers behind it go on', () => {
  const { heard, isHeard } = world();
  expect(heard(80, (n) => ({ account: `${n}@example.org` }))).toBe(50);
  expect(isHeard({ device: 'known' })).toBe(true);
});

test('a browser that was stolen is heard ten times, and holds up no other', () => {
  const { heard, isHeard } = world();
  expect(heard(15, () => ({ device: 'stolen' }))).toBe(10);
  expect(isHeard({ device: 'another' })).toBe(true);
  expect(isHeard()).toBe(true);
});

test('right ones do not count', () => {
  const { limit, isHeard } = world();
  for (let n = 0; n < 200; n++) limit.begin(ada)();
  expect(isHeard()).toBe(true);
});
