import { describe, expect, test } from 'vitest';
import type {
  PersonRecord,
  SecretRecord,
  SignInRecord,
} from '../../../sandbox-server/storage/people/people-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const person = (id: string, change: Partial<PersonRecord> = {}): PersonRecord => ({
  id,
  name: id,
  email: null,
  role: 'learner',
  createdAt: new Date(1_000),
  disabledAt: null,
  lastSeenAt: null,
  ...change,
});

const signIn = (id: string, of: string, change: Partial<SignInRecord> = {}): SignInRecord => ({
  id,
  person: of,
  tokenHash: `hash-${id}`,
  way: 'password',
  device: 'Firefox «на столе»',
  createdAt: new Date(10),
  lastSeenAt: new Date(20),
  expiresAt: new Date(1_000),
  ...change,
});

const secret = (hash: string, change: Partial<SecretRecord> = {}): SecretRecord => ({
  kind: 'link',
  hash,
  person: null,
  data: '',
  createdAt: new Date(10),
  expiresAt: null,
  ...change,
});

/** People and how they sign in, whoever keeps them. */
export function describePeople(storage: () => Storage): void {
  describe('people', () => {
    test('come back as they were put in', async () => {
      const { people } = storage();
      const ada = person('ada', { name: 'Ada «Лавлейс»', email: 'ada@example.org' });
      expect(await people.insert(ada, 'a hash')).toBe(true);
      expect(await people.find('ada')).toEqual(ada);
      expect(await people.findByEmail('ada@example.org')).toEqual(ada);
      expect(await people.passwordHash('ada')).toBe('a hash');
      expect(await people.find('nobody')).toBeNull();
      expect(await people.findByEmail("' or 1=1 --")).toBeNull();
      expect(await people.passwordHash('nobody')).toBeNull();
    });

    test('are put in many at once, but for those whose address is taken', async () => {
      const { people } = storage();
      await people.insert(person('ada', { email: 'ada@example.org' }));
      const kept = await people.insertMany([
        person('eve', { email: 'ada@example.org' }),
        person('bob', { email: 'bob@example.org' }),
        person('bob-2', { email: 'bob@example.org' }),
        person('lea'),
        person('leo'),
      ]);
      expect([...kept].toSorted()).toEqual(['bob', 'lea', 'leo']);
      const emails = ['ada@example.org', 'bob@example.org', 'nobody@example.org'];
      const found = (await people.findByEmails(emails)).map(({ id }) => id);
      expect(found.toSorted()).toEqual(['ada', 'bob']);
      expect(await people.find('lea')).toEqual(person('lea'));
      expect([await people.insertMany([]), await people.findByEmails([])]).toEqual([new Set(), []]);
    });

    test('are put in by two at once, whatever the order of their files', async () => {
      const { people } = storage();
      const persons = Array.from({ length: 200 }, (_, n) => `${n}@example.org`);
      const [one, other] = await Promise.all([
        people.insertMany(persons.map((email) => person(`one ${email}`, { email }))),
        people.insertMany(persons.toReversed().map((email) => person(`other ${email}`, { email }))),
      ]);
      expect(one.size + other.size).toBe(200);
      expect(await people.findByEmails(persons)).toHaveLength(200);
    });

    test('have a sign-in of their own by a password or a provider', async () => {
      const { people } = storage();
      await people.insert(person('ada'), 'a hash');
      await people.insert(person('bob'));
      await people.addIdentity({ issuer: 'https://id', subject: '1', person: 'bob' });
      await people.insert(person('lea'));
      const ids = ['ada', 'bob', 'lea', 'nobody'];
      expect([...(await people.withOwnSignIn(ids))].toSorted()).toEqual(['ada', 'bob']);
    });

    test('have many secrets replaced at once, of one kind', async () => {
      const { people } = storage();
      for (const id of ['ada', 'bob']) {
        await people.insert(person(id));
        await people.putSecret(secret(`old ${id}`, { person: id }));
      }
      await people.putSecret(secret('invited', { kind: 'invitation', person: 'ada' }));
      await people.putSecrets(['ada', 'bob'].map((id) => secret(`new ${id}`, { person: id })));
      const has = async (hash: string, kind: SecretRecord['kind'] = 'link') =>
        (await people.findSecret(kind, hash, new Date(0))) !== null;
      expect(await Promise.all(['old ada', 'old bob'].map((hash) => has(hash)))).toEqual([
        false,
        false,
      ]);
      expect(await Promise.all(['new ada', 'new bob'].map((hash) => has(hash)))).toEqual([
        true,
        true,
      ]);
      expect(await has('invited', 'invitation')).toBe(true);
      await expect(
        people.putSecrets([secret('third', { person: 'ada' }), secret('new bob')]),
      ).rejects.toThrow();
      expect(await has('new ada')).toBe(true);
    });

    test('have an e-mail address of their own, or none', async () => {
      const { people } = storage();
      expect(await people.insert(person('ada', { email: 'a@example.org' }))).toBe(true);
      expect(await people.insert(person('eve', { email: 'a@example.org' }))).toBe(false);
      expect(await people.find('eve')).toBeNull();
      expect(await people.insert(person('bob'))).toBe(true);
      expect(await people.insert(person('carl'))).toBe(true);
      await expect(people.insert(person('ada'))).rejects.toThrow();
    });

    test('change in what is named and nothing else', async () => {
      const { people } = storage();
      await people.insert(person('ada'));
      await people.update('ada', { name: 'Ada', disabledAt: new Date(5) });
      await people.update('ada', {});
      await people.update('nobody', { name: 'Nobody' });
      expect(await people.find('ada')).toEqual(
        person('ada', { name: 'Ada', disabledAt: new Date(5) }),
      );
      await people.update('ada', { disabledAt: null });
      expect((await people.find('ada'))?.disabledAt).toBeNull();
    });

    test('are listed by name, page by page, without guests', async () => {
      const { people } = storage();
      for (const id of ['3', '1', '2']) await people.insert(person(id, { name: 'Bo' }));
      await people.insert(person('4', { name: 'Al' }));
      await people.insert(person('5', { name: 'Aa', role: 'guest' }));
      const first = await people.list({ limit: 2 });
      expect(first.map(({ id }) => id)).toEqual(['4', '1']);
      const next = await people.list({ limit: 5, after: { name: 'Bo', id: '1' } });
      expect(next.map(({ id }) => id)).toEqual(['2', '3']);
    });

    test('are found by a part of their name or address, in any case, and by no pattern', async () => {
      const { people } = storage();
      await people.insert(person('1', { name: 'ЁЖИК 100%' }));
      await people.insert(person('2', { name: 'Ada', email: 'lovelace@example.org' }));
      const find = async (search: string) =>
        (await people.list({ search, limit: 9 })).map(({ id }) => id);
      expect(await find('ёжик')).toEqual(['1']);
      expect(await find('LOVE')).toEqual(['2']);
      expect(await find('0%')).toEqual(['1']);
      expect(await find('a%a')).toEqual([]);
      expect(await find('_')).toEqual([]);
      expect(await find('\\')).toEqual([]);
      await people.update('2', { name: 'Grace' });
      expect([await find('grace'), await find('ada')]).toEqual([['2'], []]);
      expect(await find('lovelace')).toEqual(['2']);
    });

    test('keep one administrator who can sign in', async () => {
      const { people } = storage();
      expect(await people.hasAdministrator()).toBe(false);
      await people.insert(person('local', { role: 'administrator' }));
      expect(await people.hasAdministrator()).toBe(false);
      await people.insert(person('ada', { role: 'administrator' }), 'hash');
      expect(await people.hasAdministrator()).toBe(true);
      for (const change of [{ role: 'learner' }, { disabledAt: new Date(1) }, null] as const) {
        expect(await people.changeUnlessLast('ada', change)).toBe(false);
      }
      expect(await people.find('ada')).toEqual(person('ada', { role: 'administrator' }));
      await people.insert(person('bob', { role: 'administrator' }));
      expect(await people.changeUnlessLast('ada', { role: 'learner' })).toBe(false);
      await people.addIdentity({ issuer: 'i', subject: 's', person: 'bob' });
      expect(await people.changeUnlessLast('ada', { role: 'learner' })).toBe(true);
      expect(await people.changeUnlessLast('ada', null)).toBe(true);
      expect(await people.find('ada')).toBeNull();
      expect(await people.changeUnlessLast('bob', { name: 'Bob' })).toBe(true);
    });

    test('of two last administrators who give up at once one stays', async () => {
      const { people } = storage();
      await people.insert(person('ada', { role: 'administrator' }), 'hash');
      await people.insert(person('bob', { role: 'administrator' }), 'hash');
      const done = await Promise.all([
        people.changeUnlessLast('ada', { role: 'learner' }),
        people.changeUnlessLast('bob', { disabledAt: new Date(1) }),
      ]);
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await people.hasAdministrator()).toBe(true);
    });

    test('are one person at a provider, and a subject is of one person', async () => {
      const { people } = storage();
      await people.insert(person('ada'));
      await people.insert(person('bob'));
      const identity = { issuer: 'https://id.example', subject: '1', person: 'ada' };
      await people.addIdentity(identity);
      expect((await people.findByIdentity('https://id.example', '1'))?.id).toBe('ada');
      expect(await people.findByIdentity('https://other.example', '1')).toBeNull();
      expect(await people.identities('ada')).toEqual([identity]);
      await expect(people.addIdentity({ ...identity, person: 'bob' })).rejects.toThrow();
    });
  });

  describe('sign-ins', () => {
    test('are found by the digest of their token, with whose they are', async () => {
      const { people } = storage();
      await people.insert(person('ada'));
      await people.insertSignIn(signIn('1', 'ada'));
      const found = await people.findSignIn('hash-1');
      expect(found?.signIn).toEqual(signIn('1', 'ada'));
      expect(found?.person).toEqual(person('ada', { lastSeenAt: new Date(20) }));
      expect(await people.findSignIn('1')).toBeNull();
      await expect(
        people.insertSignIn(signIn('2', 'ada', { tokenHash: 'hash-1' })),
      ).rejects.toThrow();
      await expect(people.insertSignIn(signIn('3', 'nobody'))).rejects.toThrow();
    });

    test('say when they were used last', async () => {
      const { people } = storage();
      await people.insert(person('ada'));
      await people.insertSignIn(signIn('1', 'ada'));
      await people.insertSignIn(signIn('2', 'ada', { lastSeenAt: new Date(30) }));
      await people.touchSignIn('1', { lastSeenAt: new Date(40), expiresAt: new Date(2_000) });
      await people.touchSignIn('gone', { lastSeenAt: new Date(50), expiresAt: new Date(50) });
      const [first, second] = await people.signIns('ada');
      expect([first?.id, second?.id]).toEqual(['1', '2']);
      expect(first?.expiresAt).toEqual(new Date(2_000));
      expect((await people.find('ada'))?.lastSeenAt).toEqual(new Date(40));
    });

    test('end one by one, all but one, by their time, and with their person', async () => {
      const { people } = storage();
      for (const id of ['ada', 'bob']) await people.insert(person(id));
      for (const id of ['1', '2', '3']) await people.insertSignIn(signIn(id, 'ada'));
      await people.insertSignIn(signIn('4', 'bob'));
      const of = async (who: string) => (await people.signIns(who)).map(({ id }) => id);
      await people.removeSignIn('bob', '1');
      expect(await of('ada')).toEqual(['1', '2', '3']);
      await people.removeSignIn('ada', '1');
      expect(await of('ada')).toEqual(['2', '3']);
      await people.removeSignIns('ada', '3');
      expect([await of('ada'), await of('bob')]).toEqual([['3'], ['4']]);
      await people.removeExpired(new Date(999));
      expect(await of('ada')).toEqual(['3']);
      await people.removeExpired(new Date(1_000));
      expect(await of('ada')).toEqual([]);
      await people.insertSignIn(signIn('5', 'ada'));
      await people.changeUnlessLast('ada', null);
      expect(await people.findSignIn('hash-5')).toBeNull();
    });
  });

  describe('secrets', () => {
    test('open what they were made for, until they expire', async () => {
      const { people } = storage();
      const kept = secret('h', { data: '{"a":1}', expiresAt: new Date(100) });
      await people.putSecret(kept);
      expect(await people.findSecret('link', 'h', new Date(99))).toEqual(kept);
      expect(await people.findSecret('invitation', 'h', new Date(99))).toBeNull();
      expect(await people.findSecret('link', 'h', new Date(100))).toBeNull();
      expect(await people.takeSecret('link', 'h', new Date(100))).toBeNull();
    });

    test('that open something once are one taker’s', async () => {
      const { people } = storage();
      await people.putSecret(secret('h', { kind: 'openid' }));
      const taken = await Promise.all(
        [1, 2, 3].map(() => people.takeSecret('openid', 'h', new Date(99))),
      );
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
    });

    test('of a person are one of a kind, and go with them', async () => {
      const { people } = storage();
      await people.insert(person('ada'));
      await people.putSecret(secret('old', { person: 'ada' }));
      await people.putSecret(secret('invited', { kind: 'invitation', person: 'ada' }));
      await people.putSecret(secret('new', { person: 'ada', createdAt: new Date(77) }));
      const now = new Date(99);
      expect(await people.findSecret('link', 'old', now)).toBeNull();
      expect((await people.findSecret('link', 'new', now))?.person).toBe('ada');
      expect(await people.findSecret('invitation', 'invited', now)).not.toBeNull();
      expect(await people.secretMadeAt('link', 'ada')).toEqual(new Date(77));
      await people.removeSecrets({ kind: 'link', person: 'ada' });
      expect(await people.secretMadeAt('link', 'ada')).toBeNull();
      await people.changeUnlessLast('ada', null);
      expect(await people.findSecret('invitation', 'invited', now)).toBeNull();
    });

    test('of a kind go all at once', async () => {
      const { people } = storage();
      await people.putSecret(secret('1', { kind: 'first-administrator' }));
      await people.putSecret(secret('2'));
      await people.removeSecrets({ kind: 'first-administrator' });
      expect(await people.findSecret('first-administrator', '1', new Date(99))).toBeNull();
      expect(await people.findSecret('link', '2', new Date(99))).not.toBeNull();
    });
  });

  describe('a guest who signs in', () => {
    test('brings progress, files and sessions along, and is gone', async () => {
      const { people, progress, keptWork, sessions } = storage();
      await people.insert(person('guest', { role: 'guest' }));
      await people.insert(person('ada'));
      const step = (at: number, by: 'checks' | 'claimed') => ({
        steps: [{ step: 'build', doneAt: new Date(at), by }],
      });
      await progress.merge('guest', 'volumes', step(20, 'checks'));
      await progress.merge('guest', 'first-image', step(20, 'claimed'));
      await progress.merge('ada', 'volumes', step(10, 'claimed'));
      await progress.setLanguage('guest', 'ja', new Date(5));
      await progress.setLanguage('ada', 'ru', new Date(4));
      const work = (owner: string, lesson: string, at: number) =>
        keptWork.put({
          ...{ owner, lesson, savedAt: new Date(at), files: at, leftOut: [], bytes: 1 },
          archive: Buffer.from([at]),
        });
      await work('guest', 'volumes', 9);
      await work('ada', 'volumes', 8);
      await work('guest', 'first-image', 7);
      await work('ada', 'first-image', 8);
      await sessions.insert({
        ...{ id: 's', owner: 'guest', lesson: 'volumes', language: 'en', state: 'ready' },
        ...{ startsFrom: 'start', machine: null, previewKey: 'k', problem: null },
        ...{ createdAt: new Date(1), expiresAt: new Date(2) },
      });
      expect(await people.isOwner('guest')).toBe(true);

      await people.absorb('guest', 'ada');
      await people.absorb('guest', 'ada');
      const lessons = await progress.read('ada');
      expect(lessons.get('volumes')?.steps).toEqual(step(20, 'checks').steps);
      expect(lessons.get('first-image')?.steps).toEqual(step(20, 'claimed').steps);
      expect((await progress.language('ada'))?.value).toBe('ja');
      const kept = await keptWork.list('ada');
      expect(kept.map(({ lesson, files }) => [lesson, files])).toEqual([
        ['volumes', 9],
        ['first-image', 8],
      ]);
      expect((await sessions.find('s'))?.owner).toBe('ada');
      expect(await people.find('guest')).toBeNull();
      expect(await people.isOwner('guest')).toBe(false);
    });
  });
}
