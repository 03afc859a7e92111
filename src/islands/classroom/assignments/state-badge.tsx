import type { JSX } from 'preact';
import type { Assignment, LearnersAssignment } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';

type State = LearnersAssignment['state'] | 'draft' | 'pastDue';

const tones: Readonly<Record<State, string | undefined>> = {
  ...{ draft: undefined, notOpen: 'info', open: 'passed', late: 'warning', pastDue: 'warning' },
  closed: undefined,
};

/** Where an assignment stands, in a word. */
export default function StateBadge({ state }: { state: State }): JSX.Element {
  return (
    <span class="room-badge" data-tone={tones[state]}>
      {word(`assignments.state.${state}`)}
    </span>
  );
}

/** Where an assignment stands for a learner: one that was handed in waits for nothing. */
export function LearnersStateBadge({
  assignment,
}: {
  assignment: LearnersAssignment;
}): JSX.Element {
  const { state, attempts } = assignment;
  if (attempts.used === 0) return <StateBadge state={state} />;
  return (
    <span class="room-badge" data-tone="passed">
      {word('assignments.state.handedIn')}
    </span>
  );
}

/** Where it stands for a class, extensions aside. */
export function stateForClass({ published, times }: Assignment, now = Date.now()): State {
  const isPast = (time: string | null) => time !== null && Date.parse(time) < now;
  if (!published) return 'draft';
  if (times.opensAt !== null && !isPast(times.opensAt)) return 'notOpen';
  if (isPast(times.closesAt)) return 'closed';
  return isPast(times.dueAt) ? 'pastDue' : 'open';
}
