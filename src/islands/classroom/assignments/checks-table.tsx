import { Check, CircleDashed, TriangleAlert, X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { LearnersAssignment } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import TableFrame from '../parts/table-frame.tsx';

type Shown = LearnersAssignment['checks'][number];
type Seen = NonNullable<Shown['status']> | 'unseen';

const looks = {
  passed: { Icon: Check, tone: 'passed' },
  failed: { Icon: X, tone: 'failed' },
  errored: { Icon: TriangleAlert, tone: 'warning' },
  unseen: { Icon: CircleDashed, tone: undefined },
} as const;

/** Each check that the learner sees: where they stand, what it wants, and what it is worth. */
export default function ChecksTable(props: { assignment: LearnersAssignment }): JSX.Element {
  const { state, checks, hiddenPoints } = props.assignment;
  if (state === 'notOpen') {
    return <p class="room-assignments-note">{word('assignments.checksLater')}</p>;
  }
  return (
    <section class="room-section">
      <h2>{word('assignments.checks')}</h2>
      <TableFrame label={word('assignments.checks')}>
        <table class="room-table">
          <thead>
            <tr>
              <th scope="col">{word('assignments.check')}</th>
              <th scope="col">{word('assignments.status')}</th>
              <th scope="col" data-number>
                {word('assignments.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.id}>
                <th scope="row">
                  {check.title}
                  <Wanted check={check} />
                </th>
                <td>
                  <Status status={check.status ?? 'unseen'} />
                </td>
                <td data-number>{check.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {hiddenPoints > 0 && (
        <p class="room-assignments-note">
          {word('assignments.hiddenPoints', { points: hiddenPoints })}
        </p>
      )}
    </section>
  );
}

function Wanted({ check: { status, expected, found } }: { check: Shown }): JSX.Element | null {
  if (status === 'passed' || (expected === undefined && found === undefined)) return null;
  return (
    <span class="room-assignments-wanted">
      {expected !== undefined && <span>{word('assignments.expected', { expected })}</span>}
      {found !== undefined && <span>{word('assignments.found', { found })}</span>}
    </span>
  );
}

function Status({ status }: { status: Seen }): JSX.Element {
  const { Icon, tone } = looks[status];
  return (
    <span class="room-badge" data-tone={tone}>
      <Icon size={12} aria-hidden />
      {word(`assignments.status.${status}`)}
    </span>
  );
}
