import { stateForLearner } from '../../assignments/state-for-learner.ts';
import { timesForLearner } from '../../assignments/times-for-learner.ts';
import type { Storage } from '../../storage/storage.ts';

type Sources = Pick<Storage, 'sessions' | 'classes' | 'assignments'>;

/** Whether an assignment of a session's lesson is open for its learner, in any of their classes. */
export async function wantsRecording(
  { sessions, classes, assignments }: Sources,
  session: string,
  now: Date,
): Promise<boolean> {
  const record = await sessions.find(session);
  if (!record) return false;
  const enrolled = await classes.enrollmentsOf(record.owner);
  const all = await assignments.list(...enrolled.map(({ class: id }) => id));
  const meant = all.filter(({ draft }) => draft.published && draft.lesson === record.lesson);
  for (const { id, class: classId, draft } of meant) {
    const [found, extension] = await Promise.all([
      classes.find(classId),
      assignments.extension(id, record.owner),
    ]);
    if (!found || found.archivedAt) continue;
    const times = timesForLearner(draft.times, extension);
    const { late } = draft;
    const state = stateForLearner({ times, late, timeZone: found.timeZone, now });
    if (state === 'open' || state === 'late') return true;
  }
  return false;
}
