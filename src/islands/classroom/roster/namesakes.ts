import type { Enrollment } from '../../../../protocol/class.ts';
import { foldName } from '../../../../protocol/same-name.ts';

/** Members whose name somebody else in the class has too: perhaps one person who came in twice. */
export function namesakesIn(members: readonly Pick<Enrollment, 'person' | 'name'>[]): Set<string> {
  const byName = Map.groupBy(members, ({ name }) => foldName(name));
  const groups = [...byName.values()].filter((group) => group.length > 1);
  return new Set(groups.flat().map(({ person }) => person));
}
