import { beforeEach, describe, expect, test } from 'vitest';
import type { InvitationRecord } from '../../../sandbox-server/storage/classes/invitation-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const invitation = (person: string, change: Partial<InvitationRecord> = {}): InvitationRecord => ({
  ...{ class: 'c1', person, name: `«${person}»`, externalId: '7', role: 'learner' },
  ...{ by: 'ina', invitedAt: new Date(30) },
  ...change,
});

/** Those who are asked whether they want to be of a class, whoever keeps them. */
export function describeInvitations(storage: () => Storage): void {
  describe('invitations', () => {
    const ask = async (...invite: InvitationRecord[]) => {
      const { classes } = storage();
      const [{ class: id } = { class: '' }] = invite;
      return classes.changeRoster(id, await classes.rosterVersion(id), { invite });
    };
    const asked = async () => (await storage().classes.invited('c1')).map(({ person }) => person);
    const members = async () =>
      (await storage().classes.roster('c1')).map(({ person, role }) => [person, role]);

    beforeEach(async () => {
      const { classes, people } = storage();
      for (const id of ['ina', 'ada', 'bob']) {
        await people.insert({
          ...{ id, name: `Account of ${id}`, email: `${id}@example.org`, role: 'learner' },
          ...{ createdAt: new Date(1), disabledAt: null, lastSeenAt: new Date(2) },
        });
      }
      for (const [id, archivedAt] of [['c1', null] as const, ['c2', new Date(5)] as const]) {
        await classes.insert(
          {
            ...{ id, name: `Class ${id}`, timeZone: 'UTC', join: 'name', code: `CODE-${id}` },
            ...{ createdAt: new Date(10), archivedAt },
          },
          {
            ...{ class: id, person: 'ina', name: 'Ina', externalId: null, role: 'instructor' },
            joinedAt: new Date(10),
          },
        );
      }
    });

    test('come back as they were, to the class and to the one who is asked', async () => {
      const { classes } = storage();
      expect(await ask(invitation('bob'), invitation('ada', { role: 'assistant' }))).toBe(true);
      await ask(invitation('ada', { class: 'c2', invitedAt: new Date(20), externalId: null }));
      expect(await classes.invited('c1')).toEqual([
        { ...invitation('ada', { role: 'assistant' }), email: 'ada@example.org' },
        { ...invitation('bob'), email: 'bob@example.org' },
      ]);
      expect(await classes.invitationsOf('ada')).toEqual([
        {
          ...invitation('ada', { role: 'assistant' }),
          ...{ className: 'Class c1', isArchived: false, byName: 'Account of ina' },
        },
        {
          ...invitation('ada', { class: 'c2', invitedAt: new Date(20), externalId: null }),
          ...{ className: 'Class c2', isArchived: true, byName: 'Account of ina' },
        },
      ]);
      expect(await classes.invitation('c1', 'bob')).toEqual(invitation('bob'));
      expect(await classes.invitation('c1', 'ina')).toBeNull();
      expect(await classes.invitationsOf('nobody')).toEqual([]);
    });

    test('make nobody a member, of any role', async () => {
      const { classes } = storage();
      await ask(invitation('ada'), invitation('bob', { role: 'instructor' }));
      expect(await members()).toEqual([['ina', 'instructor']]);
      expect((await classes.members('c1')).map(({ person }) => person)).toEqual(['ina']);
      expect(await classes.countLearners('c1')).toBe(0);
      expect(await classes.enrollmentsOf('ada')).toEqual([]);
      const listed = await classes.list({ asker: 'bob', of: 'bob', archived: false, limit: 9 });
      expect(listed).toEqual([]);
    });

    test('are accepted once, as they were made', async () => {
      const { classes } = storage();
      await ask(invitation('ada', { role: 'assistant' }));
      const version = await classes.rosterVersion('c1');
      const enrollment = {
        ...{ class: 'c1', person: 'ada', name: '«ada»', externalId: '7', role: 'assistant' },
        joinedAt: new Date(77),
      };
      const both = await Promise.all([1, 2].map(() => classes.accept('c1', 'ada', new Date(77))));
      expect(both.filter((one) => one !== null)).toEqual([enrollment]);
      expect(await classes.enrollment('c1', 'ada')).toEqual(enrollment);
      expect(await asked()).toEqual([]);
      expect(await classes.rosterVersion('c1')).toBeGreaterThan(version);
      expect(await classes.accept('c1', 'bob', new Date(77))).toBeNull();
    });

    test('end once, by either side', async () => {
      const { classes } = storage();
      await ask(invitation('ada'));
      const both = await Promise.all([1, 2].map(() => classes.endInvitation('c1', 'ada')));
      expect(both.toSorted()).toEqual([false, true]);
      expect(await classes.accept('c1', 'ada', new Date(77))).toBeNull();
      expect(await members()).toEqual([['ina', 'instructor']]);
    });

    test('are made anew in place of the old, and not for a member', async () => {
      const { classes } = storage();
      await ask(invitation('ada'));
      const changed = { name: 'Ada L', externalId: '8', role: 'assistant' } as const;
      await ask(
        invitation('ada', { ...changed, by: 'bob', invitedAt: new Date(99) }),
        invitation('ina'),
      );
      expect(await classes.invited('c1')).toEqual([
        { ...invitation('ada', changed), email: 'ada@example.org' },
      ]);
    });

    test('end where their person comes into the class another way', async () => {
      const { classes } = storage();
      await ask(invitation('ada'), invitation('bob'));
      await classes.enroll({
        ...{ class: 'c1', person: 'ada', name: 'Ada', externalId: null, role: 'learner' },
        joinedAt: new Date(40),
      });
      expect(await asked()).toEqual(['bob']);
    });

    test('are not made where the roster has changed meanwhile', async () => {
      const { classes } = storage();
      const version = await classes.rosterVersion('c1');
      await ask(invitation('ada'));
      const late = { invite: [invitation('bob')], remove: ['ina'] };
      expect(await classes.changeRoster('c1', version, late)).toBe(false);
      expect(await asked()).toEqual(['ada']);
    });

    test('go with their person and their class, and outlive who made them', async () => {
      const { classes, people } = storage();
      await ask(invitation('ada'), invitation('bob'));
      await people.changeUnlessLast('ina', null);
      expect((await classes.invitationsOf('ada'))[0]).toMatchObject({ by: null, byName: null });
      await people.changeUnlessLast('bob', null);
      expect(await asked()).toEqual(['ada']);
      await classes.remove('c1');
      expect(await classes.invitationsOf('ada')).toEqual([]);
    });
  });
}
