import type { AssignmentRecord } from '../storage/assignments/assignment-store.ts';

type Titled = Pick<AssignmentRecord, 'id' | 'createdAt'> & { readonly draft: { title: string } };

/** Titles of the columns that exports have beside those of assignments. */
const taken = [
  ...['Name', 'E-mail', 'ID', 'Total', 'ID number', 'Email address', 'Full name'],
  ...['Student', 'SIS User ID', 'SIS Login ID', 'Section'],
];

/**
 * A column's name for each assignment, by id: its title, and `Title (2)` where an older one has it. By
 * age, so that neither another due time nor a later assignment gives a column a new name. Compared
 * without case, as imports compare them.
 */
export function columnNames(assignments: readonly Titled[]): ReadonlyMap<string, string> {
  const byAge = assignments.toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const keyOf = (title: string) => title.normalize('NFC').toLowerCase();
  const used = new Set(taken.map(keyOf));
  const names = new Map<string, string>();
  const again: Titled[] = [];
  for (const each of byAge) {
    const { title } = each.draft;
    if (used.has(keyOf(title))) {
      again.push(each);
    } else {
      used.add(keyOf(title));
      names.set(each.id, title);
    }
  }
  // After all others, so that one which is called "Title (2)" keeps its name.
  for (const { id, draft } of again) {
    let number = 2;
    while (used.has(keyOf(`${draft.title} (${number})`))) number += 1;
    const name = `${draft.title} (${number})`;
    used.add(keyOf(name));
    names.set(id, name);
  }
  return names;
}
