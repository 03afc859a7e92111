import { expect, test } from 'vitest';
import { RegistryAccounts } from './registry-accounts.ts';

const secret = Buffer.alloc(32, 7);
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

test('a machine has the same account after a restart, and another machine another', () => {
  const before = new RegistryAccounts('registry.test', secret).of('00ff');
  expect(new RegistryAccounts('registry.test', secret).of('00ff')).toEqual(before);
  expect(before).toMatchObject({
    host: 'registry.test',
    user: expect.stringMatching(/^learner-[2-9a-z]{7}$/),
    password: expect.stringMatching(/^(?:[2-9a-z]{4}-){3}[2-9a-z]{4}$/),
  });
  const other = new RegistryAccounts('registry.test', secret).of('00fe');
  expect(other.user).not.toBe(before.user);
  expect(other.password).not.toBe(before.password);
  const elsewhere = new RegistryAccounts('registry.test', Buffer.alloc(32, 8)).of('00ff');
  expect(elsewhere.password).not.toBe(before.password);
});

test('only an account that is open can sign in, and only with its own password', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const [own, other] = [accounts.of('00ff'), accounts.of('00fe')];
  expect(accounts.signIn(basic(own.user, own.password))).toBeNull();
  const account = accounts.open('00ff', () => undefined);
  expect(accounts.signIn(basic(own.user, own.password))).toBe(own.user);
  for (const header of [
    undefined,
    '',
    'Basic',
    'Basic %%%',
    `Bearer ${own.password}`,
    basic(own.user, ''),
    basic(own.user, other.password),
    basic(own.user, `${own.password}:`),
    basic(other.user, other.password),
    basic(own.user.toUpperCase(), own.password),
    basic('', ''),
    basic('__proto__', ''),
    basic(own.user, own.password.repeat(1_000)),
  ]) {
    expect([header, accounts.signIn(header)]).toEqual([header, null]);
  }
  account.dispose();
  expect(accounts.signIn(basic(own.user, own.password))).toBeNull();
});

test('whoever has an account open is told of its pushes, and of nobody else’s', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const told: string[] = [];
  const account = accounts.open('00ff', () => told.push('own'));
  accounts.open('00fe', () => told.push('other'));
  accounts.tellPush(accounts.of('00ff').user);
  accounts.tellPush('nobody');
  expect(told).toEqual(['own']);
  account.dispose();
  accounts.tellPush(accounts.of('00ff').user);
  expect(told).toEqual(['own']);
});

test('sign-ins are counted; the first is told, and each that was refused', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const { user, password } = accounts.of('00ff');
  let told = 0;
  const account = accounts.open('00ff', () => told++);
  for (const given of [password, password, 'wrong', password, 'wrong']) {
    accounts.signIn(basic(user, given));
  }
  expect([account.signIns(), told]).toEqual([{ accepted: 3, refused: 2 }, 3]);
});

test('an account that was opened again is not ended by who had it before', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const { user } = accounts.of('00ff');
  const account = accounts.open('00ff', () => undefined);
  accounts.open('00ff', () => undefined);
  account.dispose();
  expect(accounts.isOpen(user)).toBe(true);
});
