import { z } from 'zod';
import { assignmentIdSchema, extensionSchema } from '../../protocol/assignment.ts';
import type { BulkAction } from '../classes/bulk-action.ts';
import { type ExtensionService, withoutReason } from './extension-service.ts';

const optionsSchema = z.strictObject({
  assignment: assignmentIdSchema,
  extension: extensionSchema,
});

/** Extends an assignment for many learners of a class at once; nobody loses what they had. */
export function extendAction(
  extensions: ExtensionService,
): BulkAction<z.infer<typeof optionsSchema>> {
  return {
    name: 'extend',
    options: optionsSchema,
    // Why is not for the log, which outlives the learners.
    noted: ({ assignment, extension }) => ({ assignment, extension: withoutReason(extension) }),
    async run({ actor, persons, options: { assignment, extension } }) {
      const ids = persons.map(({ person }) => person);
      await extensions.set(actor, assignment, { persons: ids, extension });
      return new Map(ids.map((person) => [person, 'extended']));
    },
  };
}
