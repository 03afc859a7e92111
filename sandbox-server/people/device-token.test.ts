import { expect, test } from 'vitest';
import {
  createDeviceToken,
  knownDevice,
  readDeviceTokens,
  writeDeviceTokens,
} from './device-token.ts';

const ada = { person: 'ada', passwordHash: 'scrypt$17$8$1$salt$hash' };

test('a browser is known to the account that it was made for, until the password is another', () => {
  const token = createDeviceToken(ada);
  expect(knownDevice([token], ada)).toMatch(/^[\w-]{22}$/);
  expect(knownDevice(['', 'x.y', createDeviceToken(ada), token], ada)).not.toBeNull();
  expect(knownDevice([token], { ...ada, person: 'bob' })).toBeNull();
  expect(knownDevice([token], { ...ada, passwordHash: 'scrypt$17$8$1$salt$new' })).toBeNull();
  expect(knownDevice([], ada)).toBeNull();
});

test('a token that was changed is nobody’s', () => {
  const [device = '', signature = ''] = createDeviceToken(ada).split('.');
  const [other = ''] = createDeviceToken(ada).split('.');
  expect(knownDevice([`${other}.${signature}`], ada)).toBeNull();
  expect(knownDevice([`${device}.${'A'.repeat(43)}`], ada)).toBeNull();
});

test('a cookie holds those of four people, and nothing that somebody else wrote into it', () => {
  const tokens = ['a', 'b', 'c', 'd', 'e'].map((person) => createDeviceToken({ ...ada, person }));
  const cookie = writeDeviceTokens(tokens);
  expect(readDeviceTokens(cookie)).toEqual(tokens.slice(0, 4));
  expect(readDeviceTokens(`<script>~${tokens[0]}~${'x'.repeat(9_000)}`)).toEqual([tokens[0]]);
  expect(readDeviceTokens(undefined)).toEqual([]);
});
