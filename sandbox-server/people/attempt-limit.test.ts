import { expect, test } from 'vitest';
import { AttemptLimit, networkOf } from './attempt-limit.ts';

test('after so many failures no more are heard, until the time is over', () => {
  let now = 0;
  const limit = new AttemptLimit({ most: 2, within: 1_000, now: () => new Date(now) });
  for (const isOver of [false, false, true]) {
    expect(limit.isOver('ada')).toBe(isOver);
    limit.count('ada');
  }
  expect(limit.isOver('bob')).toBe(false);
  now = 1_000;
  expect(limit.isOver('ada')).toBe(false);
  limit.count('ada');
  expect(limit.isOver('ada')).toBe(false);
});

test('what was no failure is taken back', () => {
  const limit = new AttemptLimit({ most: 1, within: 1_000 });
  limit.count('ada');
  limit.takeBack('ada');
  limit.takeBack('nobody');
  expect(limit.isOver('ada')).toBe(false);
});

test('many keys push out the oldest, and not the memory', () => {
  const limit = new AttemptLimit({ most: 1, within: 60_000 });
  limit.count('first');
  limit.count('second');
  for (let n = 0; n < 19_999; n++) limit.count(`key ${n}`);
  expect([limit.isOver('first'), limit.isOver('second')]).toEqual([false, true]);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
