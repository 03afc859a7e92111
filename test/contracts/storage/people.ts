import { describe, expect, test } from 'vitest';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import { personRecord as person } from '../../support/person-record.ts';

/** People, whoever keeps them. */
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
