import type { TimeZoneFollower } from '../classes/time-zone-follower.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { AssignmentChanges } from './assignment-changes.ts';

/** Days late are the class's own: in another time zone they end at another time. */
export function countDaysAnew(
  store: Pick<AssignmentStore, 'list'>,
  changes: Pick<AssignmentChanges, 'tell'>,
): TimeZoneFollower {
  return {
    async timeZoneChanged(classId) {
      for (const assignment of await store.list(classId)) {
        await changes.tell({ assignment, persons: null, checks: false, grades: true });
      }
    },
  };
}
