import { randomUUID } from 'node:crypto';

let entries = 0;

/** Unique, and in order: entries of one millisecond are told in the order in which they were made. */
export function createEntryId(): string {
  entries += 1;
  return `${entries.toString(16).padStart(12, '0')}-${randomUUID()}`;
}
