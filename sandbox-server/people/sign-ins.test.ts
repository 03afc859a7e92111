import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonRecord } from '../storage/people/people-store.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { SignIns } from './sign-ins.ts';

const day = 24 * 60 * 60 * 1000;
let storage: Storage;
let now: number;
let signIns: SignIns;

const ada: PersonRecord = {
  ...{ id: 'ada', name: 'Ada', email: null, role: 'learner' },
  ...{ createdAt: new Date(0), disabledAt: null, lastSeenAt: null },
};

beforeEach(async () => {
  now = 0;
  storage = await openSqlite(':memory:');
  signIns = new SignIns({ tokens: storage.tokens, now: () => new Date(now) });
  await storage.people.insert(ada);
});
afterEach(() => storage.close());

const isKnown = async (token: string) => (await signIns.identify(token)) !== null;

test('a sign-in goes on as long as it is used, and at most 400 days', async () => {
  const token = await signIns.begin('ada', 'password', 'Firefox');
  for (; now < 399 * day; now += 29 * day) expect(await isKnown(token)).toBe(true);
  now = 399 * day;
  expect(await isKnown(token)).toBe(true);
  now = 400 * day;
  expect(await isKnown(token)).toBe(false);
});

test('a sign-in that is not used ends after 30 days', async () => {
  const token = await signIns.begin('ada', 'password', 'Firefox');
  now = 30 * day - 1;
  expect(await isKnown(token)).toBe(true);
  now += 30 * day;
  expect(await isKnown(token)).toBe(false);
});

test('its token is 256 bits, and is kept nowhere', async () => {
  const token = await signIns.begin('ada', 'link', 'Firefox');
  expect(token).toMatch(/^slipway_[A-Za-z0-9_-]{43}$/);
  const [kept] = await signIns.list('ada');
  expect(JSON.stringify(kept)).not.toContain(token.slice(8));
  expect(await isKnown(kept?.tokenHash ?? '')).toBe(false);
});

test('what ends it ends it at once, though it was just used', async () => {
  const [first, second] = [
    await signIns.begin('ada', 'password', ''),
    await signIns.begin('ada', 'password', ''),
  ];
  const ended: unknown[] = [];
  signIns.events.on('ended', (event) => ended.push(event));
  const identity = await signIns.identify(first);
  expect(await isKnown(second)).toBe(true);
  await signIns.endAll('ada', identity?.signIn.id);
  expect([await isKnown(first), await isKnown(second)]).toEqual([true, false]);
  await signIns.endAll('ada');
  expect(await isKnown(first)).toBe(false);
  expect(ended).toEqual([
    { person: 'ada', but: identity?.signIn.id },
    { person: 'ada', but: undefined },
  ]);
});

test('one that was looked up while it ended is not remembered', async () => {
  const token = await signIns.begin('ada', 'password', '');
  const { tokens } = storage;
  const find = tokens.findSignIn.bind(tokens);
  tokens.findSignIn = async (hash) => {
    const found = await find(hash);
    await signIns.endAll('ada');
    tokens.findSignIn = find;
    return found;
  };
  await signIns.identify(token);
  expect(await isKnown(token)).toBe(false);
});

test('a device is named in one line', async () => {
  await signIns.begin('ada', 'link', `Evil\r\nSet-Cookie: a=b ${'x'.repeat(500)}`);
  const [kept] = await signIns.list('ada');
  expect(kept?.device).toMatch(/^Evil {2}Set-Cookie: a=b x+$/);
  expect(kept?.device.length).toBe(200);
});
