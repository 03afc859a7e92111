import { beforeEach, describe, expect, test } from 'vitest';
import type {
  ClassRecord,
  EnrollmentRecord,
} from '../../../sandbox-server/storage/classes/class-store.ts';
import type { AuditRecord } from '../../../sandbox-server/storage/audit/audit-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const classOf = (id: string, at = 10, change: Partial<ClassRecord> = {}): ClassRecord => ({
  id,
  name: `Класс «${id}» 班`,
  timeZone: 'Europe/Berlin',
  join: 'name',
  code: `CODE-${id}`,
  createdAt: new Date(at),
  archivedAt: null,
  stuckMinutes: 5,
  ...change,
});
const member = (person: string, change: Partial<EnrollmentRecord> = {}): EnrollmentRecord => ({
  class: 'c1',
  person,
  name: person,
  externalId: null,
  role: 'learner',
  joinedAt: new Date(20),
  ...change,
});

/** Classes and who belongs to them, whoever keeps them. */
export function describeClasses(storage: () => Storage): void {
  describe('classes', () => {
    const persons = async () => (await storage().classes.roster('c1')).map(({ person }) => person);
    beforeEach(() =>
      storage().classes.insert(classOf('c1'), member('ina', { role: 'instructor' })),
    );

    test('come back as they were, by id and by code', async () => {
      const { classes } = storage();
      expect(await classes.find('c1')).toEqual(classOf('c1'));
      expect(await classes.findByCode('CODE-c1')).toEqual(classOf('c1'));
      expect(await classes.find('c2')).toBeNull();
      expect(await classes.findByCode("' or 1=1 --")).toBeNull();
    });

    test('have an id and a code of their own', async () => {
      const { classes } = storage();
      await expect(classes.insert(classOf('c1', 10, { code: 'OTHER' }))).rejects.toThrow();
      const same = classOf('c2', 10, { code: 'CODE-c1' });
      await expect(classes.insert(same, member('bob', { class: 'c2' }))).rejects.toThrow();
      expect(await classes.find('c2')).toBeNull();
      expect(await classes.enrollmentsOf('bob')).toEqual([]);
    });

    test('change in what is named and nothing else', async () => {
      const { classes } = storage();
      await classes.update('c1', { name: 'New', archivedAt: new Date(99) });
      await classes.update('c1', {});
      await classes.update('nobody', { name: 'New' });
      const archivedAt = new Date(99);
      expect(await classes.find('c1')).toEqual(classOf('c1', 10, { name: 'New', archivedAt }));
    });

    test('are listed by page, the newest first, with their learners and the reader’s role', async () => {
      const { classes } = storage();
      await classes.insert(classOf('c2', 30), member('ina', { class: 'c2', role: 'assistant' }));
      await classes.insert(classOf('c3', 30));
      await classes.insert(
        classOf('old', 5, { archivedAt: new Date(50) }),
        member('ina', { class: 'old' }),
      );
      await classes.enroll(member('lea'));
      await classes.enroll(member('leo'));
      const list = async (query: object) =>
        (await classes.list({ asker: 'ina', archived: false, limit: 10, ...query })).map(
          ({ id, learners, role }) => [id, learners, role],
        );
      expect(await list({})).toEqual([
        ['c3', 0, null],
        ['c2', 0, 'assistant'],
        ['c1', 2, 'instructor'],
      ]);
      expect(await list({ of: 'ina' })).toEqual([
        ['c2', 0, 'assistant'],
        ['c1', 2, 'instructor'],
      ]);
      expect(await list({ of: 'ina', archived: true })).toEqual([['old', 1, 'learner']]);
      const before = { createdAt: new Date(30), id: 'c3' };
      expect(await list({ before, limit: 1 })).toEqual([['c2', 0, 'assistant']]);
      expect(await list({ of: 'nobody' })).toEqual([]);
      expect(await classes.countLearners('c1')).toBe(2);
    });

    test('know who belongs to them, by name', async () => {
      const { classes } = storage();
      const lea = member('lea', { name: 'Аня', externalId: 'x-1' });
      await classes.enroll(lea);
      expect(await classes.enrollment('c1', 'lea')).toEqual(lea);
      expect(await classes.enrollment('c2', 'lea')).toBeNull();
      expect(await classes.roster('c1', 'learner')).toEqual([lea]);
      expect(await persons()).toEqual(['ina', 'lea']);
      expect(await classes.enrollmentsOf('lea')).toEqual([lea]);
    });

    test('know what is known of who belongs to them', async () => {
      const { classes, people } = storage();
      await people.insert({
        ...{ id: 'lea', name: 'Lea', email: 'lea@example.org', role: 'learner' },
        ...{ createdAt: new Date(1), disabledAt: null, lastSeenAt: new Date(2) },
      });
      await classes.enroll(member('lea'));
      const lea = { ...member('lea'), email: 'lea@example.org', lastSeenAt: new Date(2) };
      expect(await classes.member('c1', 'lea')).toEqual(lea);
      // The one user on loopback may be of a class before they are known.
      expect(await classes.member('c1', 'ina')).toMatchObject({ email: null, lastSeenAt: null });
      expect(await classes.members('c1')).toHaveLength(2);
      expect(await classes.member('c1', 'leo')).toBeNull();
    });

    test('have nobody twice, also where two come at once', async () => {
      const { classes } = storage();
      const tries = [1, 2, 3].map(() => classes.enroll(member('lea')));
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await persons()).toEqual(['ina', 'lea']);
    });

    test('change their roster as one, and only at the version that was read', async () => {
      const { classes } = storage();
      await classes.enroll(member('lea'));
      const version = await classes.rosterVersion('c1');
      const change = {
        add: [member('leo')],
        change: [{ person: 'ina', name: 'Ina', externalId: 'i', role: 'assistant' as const }],
        remove: ['lea'],
      };
      expect(await classes.changeRoster('c1', version, change)).toBe(true);
      expect(await classes.changeRoster('c1', version, { remove: ['leo'] })).toBe(false);
      expect(await persons()).toEqual(['ina', 'leo'].toSorted());
      expect(await classes.enrollment('c1', 'ina')).toMatchObject({ externalId: 'i', name: 'Ina' });
      const next = await classes.rosterVersion('c1');
      const clash = { remove: ['ina'], add: [member('leo')] };
      await expect(classes.changeRoster('c1', next, clash)).rejects.toThrow();
      expect(await persons()).toEqual(['ina', 'leo'].toSorted());
      expect(await classes.changeRoster('nobody', 0, {})).toBe(false);
    });

    test('of two who change a roster at the same version one does', async () => {
      const { classes } = storage();
      const version = await classes.rosterVersion('c1');
      const outcomes = await Promise.all(
        ['a', 'b', 'c'].map((person) =>
          classes.changeRoster('c1', version, { add: [member(person)] }),
        ),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      expect(await persons()).toHaveLength(2);
    });

    test('take 2,000 at once', async () => {
      const { classes } = storage();
      const add = Array.from({ length: 2_000 }, (_, index) => member(`p${index}`));
      const version = await classes.rosterVersion('c1');
      expect(await classes.changeRoster('c1', version, { add })).toBe(true);
      expect(await classes.countLearners('c1')).toBe(2_000);
      const remove = add.map(({ person }) => person);
      await classes.changeRoster('c1', version + 1, { remove });
      expect(await persons()).toEqual(['ina']);
    });

    test('change many, each otherwise, and leave out strangers', async () => {
      const { classes } = storage();
      for (const person of ['ada', 'bob', 'eve']) await classes.enroll(member(person));
      const change = [
        { person: 'ada', name: 'Ada', externalId: '1' },
        { person: 'bob', role: 'assistant' as const },
        { person: 'eve' },
        { person: 'nobody', name: 'Nobody' },
      ];
      const version = await classes.rosterVersion('c1');
      expect(await classes.changeRoster('c1', version, { change })).toBe(true);
      expect(await classes.roster('c1')).toEqual([
        member('ada', { name: 'Ada', externalId: '1' }),
        member('bob', { role: 'assistant' }),
        member('eve'),
        member('ina', { role: 'instructor' }),
      ]);
    });

    test('tell who is of one that somebody does not teach', async () => {
      const { classes } = storage();
      await classes.insert(classOf('c2'), member('ina', { class: 'c2', role: 'assistant' }));
      for (const person of ['ada', 'bob']) await classes.enroll(member(person));
      for (const person of ['bob', 'eve']) await classes.enroll(member(person, { class: 'c2' }));
      const persons = ['ada', 'bob', 'eve', 'nobody'];
      const elsewhere = async (teacher: string) =>
        [...(await classes.membersElsewhere(teacher, persons))].toSorted();
      expect(await elsewhere('ina')).toEqual(['bob', 'eve']);
      expect(await elsewhere('ivo')).toEqual(['ada', 'bob', 'eve']);
      expect(await classes.membersElsewhere('ina', [])).toEqual(new Set());
    });

    test('lose who leaves, and are gone with all of their own', async () => {
      const { classes } = storage();
      await classes.enroll(member('lea'));
      await classes.updateEnrollment('c1', 'lea', { role: 'assistant' });
      expect((await classes.enrollment('c1', 'lea'))?.role).toBe('assistant');
      await classes.unenroll('c1', 'lea');
      await classes.unenroll('c1', 'lea');
      expect(await persons()).toEqual(['ina']);
      await classes.remove('c1');
      expect(await classes.find('c1')).toBeNull();
      expect(await classes.enrollmentsOf('ina')).toEqual([]);
      expect(await classes.rosterVersion('c1')).toBe(0);
    });
  });

  describe('audit', () => {
    const entry = (id: string, at: number, change: Partial<AuditRecord> = {}): AuditRecord => ({
      ...{ id, at: new Date(at), by: 'ina', byName: 'Ina', class: 'c1', action: 'class.created' },
      ...{ subject: 'class «x»', subjectPerson: null, detail: { name: { after: '名' } } },
      ...change,
    });

    test('is read by page, the newest first, of one class or of all', async () => {
      const { audit } = storage();
      for (const [id, at] of [
        ['a', 10],
        ['b', 20],
        ['c', 20],
        ['d', 30],
      ] as const)
        await audit.append(entry(id, at, id === 'b' ? { class: null } : {}));
      const ids = async (of: Parameters<typeof audit.list>[0]) =>
        (await audit.list(of)).map(({ id }) => id);
      expect(await audit.list({ limit: 1 })).toEqual([entry('d', 30)]);
      expect(await ids({ limit: 9 })).toEqual(['d', 'c', 'b', 'a']);
      expect(await ids({ class: 'c1', limit: 9 })).toEqual(['d', 'c', 'a']);
      expect(await ids({ limit: 9, before: { at: new Date(20), id: 'c' } })).toEqual(['b', 'a']);
      expect(await ids({ class: 'other', limit: 9 })).toEqual([]);
      await expect(audit.append(entry('a', 99))).rejects.toThrow();
    });

    test('keeps what an erased person did, and forgets their name', async () => {
      const { audit } = storage();
      await audit.append(entry('a', 10));
      await audit.append(entry('b', 20, { by: 'bob', byName: 'Bob', subjectPerson: 'ina' }));
      expect((await audit.listOf('ina')).map(({ id }) => id)).toEqual(['a']);
      await audit.forgetName('ina');
      expect(await audit.list({ limit: 9 })).toEqual([
        entry('b', 20, {
          ...{ by: 'bob', byName: 'Bob', subjectPerson: 'ina', subject: 'erased', detail: {} },
        }),
        entry('a', 10, { byName: 'erased' }),
      ]);
    });
  });

  describe('progress of many', () => {
    const by = (origin: 'checks' | 'instructor' | 'claimed', at: number) => ({
      ...{ step: 'build', doneAt: new Date(at), by: origin },
    });
    const stepsOf = async (owner: string) =>
      (await storage().progress.read(owner)).get('volumes')?.steps;

    test.each([
      [['claimed', 'instructor'], 'instructor'],
      [['instructor', 'claimed'], 'instructor'],
      [['instructor', 'checks'], 'checks'],
      [['checks', 'instructor'], 'checks'],
    ] as const)('of %j a step is done by the word of %s', async (origins, kept) => {
      const { progress } = storage();
      for (const [index, origin] of origins.entries())
        await progress.mergeAll(['lea'], 'volumes', { steps: [by(origin, index + 1)] });
      expect(await stepsOf('lea')).toEqual([
        by(kept, (origins as readonly string[]).indexOf(kept) + 1),
      ]);
    });

    test('is marked, and forgotten in one lesson alone', async () => {
      const { progress } = storage();
      await progress.mergeAll(['lea', 'leo'], 'volumes', { steps: [by('instructor', 1)] });
      await progress.merge('lea', 'hello-world', { steps: [by('checks', 1)] });
      const done = await progress.stepsIn('volumes', ['lea', 'leo', 'ina']);
      expect([...done.keys()].toSorted()).toEqual(['lea', 'leo']);
      await progress.forgetLesson(['lea', 'nobody'], 'volumes');
      expect([...(await progress.read('lea')).keys()]).toEqual(['hello-world']);
      expect(await stepsOf('leo')).toHaveLength(1);
    });
  });
}
