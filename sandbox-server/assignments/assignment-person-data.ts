import type { PersonData } from '../people/person-data.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import { viewExtension } from './extension-service.ts';

/** What assignments keep of a person: the times that were given to them alone. */
export function extensionData(store: AssignmentStore): PersonData {
  return {
    name: 'extensions',
    async export(person) {
      const extensions = await store.extensionsOf(person);
      return extensions.map((extension) => ({
        assignment: extension.assignment,
        ...viewExtension(extension),
      }));
    },
    erase: (person) => store.removeExtensionsOf(person),
  };
}
