import { expect, test } from 'vitest';
import { RegistryAccounts } from './registry-accounts.ts';

const secret = Buffer.alloc(32, 7);
const [home, elsewhere] = ['10.64.128.2', '10.64.128.18'];
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
  const ofAnother = new RegistryAccounts('registry.test', Buffer.alloc(32, 8)).of('00ff');
  expect(ofAnother.password).not.toBe(before.password);
});

test('only an account that is open can sign in, and only with its own password', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const [own, other] = [accounts.of('00ff'), accounts.of('00fe')];
  expect(accounts.signIn(basic(own.user, own.password), home)).toBeNull();
  const account = accounts.open('00ff', home, () => undefined);
  expect(accounts.signIn(basic(own.user, own.password), home)).toBe(own.user);
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
    expect([header, accounts.signIn(header, home)]).toEqual([header, null]);
  }
  account.dispose();
  expect(accounts.signIn(basic(own.user, own.password), home)).toBeNull();
});

test('whoever has an account open is told of its pushes, and of nobody else’s', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const told: string[] = [];
  const account = accounts.open('00ff', home, () => told.push('own'));
  accounts.open('00fe', home, () => told.push('other'));
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
  const account = accounts.open('00ff', home, () => told++);
  for (const given of [password, password, 'wrong', password, 'wrong']) {
    accounts.signIn(basic(user, given), home);
  }
  expect([account.signIns(), told]).toEqual([{ accepted: 3, refused: 2 }, 3]);
});

test('what a class-mate tries in a learner’s name is not counted as the learner’s', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const { user, password } = accounts.of('00ff');
  let told = 0;
  const account = accounts.open('00ff', home, () => told++);
  expect(accounts.signIn(basic(user, 'wrong'), elsewhere)).toBeNull();
  expect(accounts.signIn(basic(user, password), elsewhere)).toBe(user);
  expect(accounts.signIn(basic(user, 'wrong'), undefined)).toBeNull();
  expect([account.signIns(), told]).toEqual([{ accepted: 0, refused: 0 }, 0]);
  accounts.signIn(basic(user, 'wrong'), home);
  expect([account.signIns(), told]).toEqual([{ accepted: 0, refused: 1 }, 1]);
});

test('an account that was opened again is not ended by who had it before', () => {
  const accounts = new RegistryAccounts('registry.test', secret);
  const { user } = accounts.of('00ff');
  const account = accounts.open('00ff', home, () => undefined);
  accounts.open('00ff', home, () => undefined);
  account.dispose();
  expect(accounts.isOpen(user)).toBe(true);
});
