import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { codeOf } from '../../test/support/code-of.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { PasswordHasher } from './password-hasher.ts';
import { PeopleService } from './people-service.ts';
import { PersonArchive } from './person-archive.ts';
import { SignInService } from './sign-in-service.ts';
import { SignIns } from './sign-ins.ts';

const hour = 60 * 60 * 1000;
const here = { address: '192.0.2.1', devices: [] };
const mark = 'M'.repeat(32);
let storage: Storage;
let now: number;
let archive: PersonArchive;
let people: PeopleService;
let signIn: SignInService;
let hasher: PasswordHasher;
let signIns: SignIns;

beforeEach(async () => {
  now = 0;
  storage = await openSqlite(':memory:');
  const { people: store, tokens } = storage;
  const clock = () => new Date(now);
  archive = new PersonArchive();
  hasher = new PasswordHasher(10);
  const audit = new AuditLog(storage.audit);
  people = new PeopleService({ store, tokens, now: clock });
  signIns = new SignIns({ tokens, now: clock });
  signIn = new SignInService({ store, tokens, hasher, archive, audit, signIns, now: clock });
});
afterEach(() => storage.close());

const tokenOf = (link: string) => link.split('#')[1] ?? '';

test('a learner comes back by their link, again and again, until there is another', async () => {
  const learner = await people.ensureLearner({ name: 'Ada' });
  const link = await people.issueLink(learner.id);
  expect(link).toMatch(/^\/classroom\/link\/#[A-Za-z0-9_-]{43}$/);
  now = 1_000 * 24 * hour;
  for (let n = 0; n < 2; n++) expect((await signIn.byLink(tokenOf(link))).id).toBe(learner.id);
  const next = await people.issueLink(learner.id);
  expect(await codeOf(signIn.byLink(tokenOf(link)))).toBe('wrong-credentials');
  expect((await signIn.byLink(tokenOf(next))).id).toBe(learner.id);
  await people.revokeLink(learner.id);
  expect(await codeOf(signIn.byLink(tokenOf(next)))).toBe('wrong-credentials');
});

test('nobody has a link who has another way in, and none works for who is no learner', async () => {
  const { people: store } = storage;
  const learner = await people.ensureLearner({ name: 'Ada', email: 'Ada@example.org' });
  const link = await people.issueLink(learner.id);
  await store.update(learner.id, { role: 'administrator' });
  expect(await codeOf(signIn.byLink(tokenOf(link)))).toBe('wrong-credentials');
  expect(await codeOf(people.issueLink(learner.id))).toBe('forbidden');
  await store.update(learner.id, { role: 'learner', disabledAt: new Date(1) });
  expect(await codeOf(signIn.byLink(tokenOf(link)))).toBe('wrong-credentials');
  await store.update(learner.id, { disabledAt: null });
  await store.setPasswordHash(learner.id, 'hash');
  expect(await codeOf(people.issueLink(learner.id))).toBe('forbidden');
  expect(await codeOf(people.issueLink('nobody'))).toBe('unknown-person');
});

test('one address is one learner, however often it is added', async () => {
  const both = await Promise.all(
    ['ada@example.org', 'ADA@example.org'].map((email) =>
      people.ensureLearner({ name: 'Ada', email }),
    ),
  );
  expect(both[0]?.id).toBe(both[1]?.id);
  const nameless = await Promise.all([
    people.ensureLearner({ name: 'Bob' }),
    people.ensureLearner({ name: 'Bob', email: null }),
  ]);
  expect(nameless[0]?.id).not.toBe(nameless[1]?.id);
});

test('an unknown address costs as much as a wrong password', async () => {
  const ada = await people.ensureLearner({ name: 'Ada', email: 'ada@example.org' });
  await storage.people.setPasswordHash(ada.id, await hasher.hash('right'));
  await people.ensureLearner({ name: 'Bob', email: 'bob@example.org' });
  const matches = vi.spyOn(hasher, 'matches');
  for (const email of ['ada@example.org', 'bob@example.org', 'nobody@example.org']) {
    expect(await codeOf(signIn.byPassword(email, 'wrong', here))).toBe('wrong-credentials');
  }
  expect(matches).toHaveBeenCalledTimes(3);
  await storage.people.update(ada.id, { disabledAt: new Date(1) });
  expect(await codeOf(signIn.byPassword('ada@example.org', 'right', here))).toBe(
    'wrong-credentials',
  );
});

test('a guest takes up the mark of an earlier release once, and only where work is known by it', async () => {
  expect((await signIn.newGuest(mark)).id).not.toBe(mark);
  await storage.progress.merge(mark, 'volumes', {
    steps: [{ step: 'build', doneAt: new Date(5), by: 'checks' }],
  });
  const guest = await signIn.newGuest(mark);
  expect(guest).toMatchObject({ id: mark, role: 'guest' });
  expect((await signIn.newGuest(mark)).id).not.toBe(mark);
});

test('a guest’s work joins an account in every part, a learner’s stays theirs', async () => {
  const merged: string[] = [];
  archive.add({
    name: 'notes',
    export: async () => [],
    erase: async () => {},
    merge: async (guest, into) => void merged.push(`${guest} into ${into}`),
  });
  const [ada, bob] = [
    await people.ensureLearner({ name: 'Ada' }),
    await people.ensureLearner({ name: 'Bob' }),
  ];
  const guest = await signIn.newGuest(undefined);
  await signIn.absorb(guest, ada);
  await signIn.absorb(bob, ada);
  expect(merged).toEqual([`${guest.id} into ${ada.id}`]);
  expect(await people.find(guest.id)).toBeNull();
  expect(await people.find(bob.id)).toEqual(bob);
});

test('whoever signed in by an account’s link before its person did at the provider is out', async () => {
  const learner = await people.ensureLearner({ name: 'Ada', email: 'ada@example.org' });
  await signIn.byLink(tokenOf(await people.issueLink(learner.id)));
  const token = await signIns.begin(learner.id, 'link', '');
  expect((await signIns.identify(token))?.person.id).toBe(learner.id);
  const profile = { issuer: 'https://id.example', subject: '1', name: 'Ada' };
  const linked = await signIn.byProvider({ ...profile, email: 'ada@example.org' });
  expect(linked.id).toBe(learner.id);
  expect(await signIns.identify(token)).toBeNull();
  expect((await storage.audit.list({ limit: 5 })).map(({ action }) => action)).toEqual([
    'person.provider-linked',
  ]);
});
