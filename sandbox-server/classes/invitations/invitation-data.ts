import type { PersonData } from '../../people/person-data.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';

/** What is kept of classes that a person was asked into and has not answered. */
export function invitationData(store: ClassStore): PersonData {
  return {
    name: 'invitations',
    async export(person) {
      const invitations = await store.invitationsOf(person);
      return invitations.map(({ className, name, externalId, role, invitedAt, ...rest }) => ({
        class: { id: rest.class, name: className },
        ...{ name, externalId, role, invitedAt: invitedAt.toISOString() },
      }));
    },
    async erase(person) {
      for (const invitation of await store.invitationsOf(person)) {
        await store.endInvitation(invitation.class, person);
      }
    },
  };
}
