import { z } from 'zod';
import { classRoleSchema } from '../../../protocol/class.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import type { ClassPeople } from '../class-people.ts';
import { mayActFor } from '../link-right.ts';
import { changeMembers } from '../roster/change-members.ts';
import { type BulkAction, bulkAction } from '../bulk-action.ts';

const nothing = z.strictObject({});

/** What is done to who belongs to a class: `remove`, `role`, `links`. */
export function memberActions(store: ClassStore, people: ClassPeople): BulkAction[] {
  return [
    bulkAction({
      name: 'remove',
      options: nothing,
      async run({ class: { id }, persons }) {
        const remove = persons.map(({ person }) => person);
        await changeMembers(store, id, () => ({ remove }));
        return new Map(remove.map((person) => [person, 'removed']));
      },
    }),
    bulkAction({
      name: 'role',
      options: z.strictObject({ role: classRoleSchema }),
      async run({ class: { id }, persons, options: { role } }) {
        const change = persons.map(({ person }) => ({ person, role }));
        await changeMembers(store, id, () => ({ change }));
        return new Map(
          persons.map((member) => [member.person, member.role === role ? 'same' : 'changed']),
        );
      },
    }),
    bulkAction({
      name: 'links',
      options: nothing,
      async run({ actor, persons, handOut }) {
        const found = await people.findMany(persons.map(({ person }) => person));
        // Others sign in by themselves, or are in a class of somebody else's.
        const may = await mayActFor(actor, found, { store, people });
        const links = await people.issueLinks(found.filter(({ id }) => may.has(id)));
        const emails = new Map(found.map(({ id, email }) => [id, email]));
        for (const { person, name, externalId } of persons) {
          const link = links.get(person);
          if (link === undefined) continue;
          handOut({ person, name, email: emails.get(person) ?? null, externalId, link });
        }
        return new Map(
          persons.map(({ person }) => [person, links.has(person) ? 'renewed' : 'ownSignIn']),
        );
      },
    }),
  ];
}
