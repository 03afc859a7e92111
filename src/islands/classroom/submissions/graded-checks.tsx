import { CircleCheck, CircleX, TriangleAlert } from 'lucide-preact';
import type { JSX } from 'preact';
import type { GradedCheck, Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { numberText } from '../parts/number-text.ts';

/** How each check came out, what it is worth, and what that rests on. */
export default function GradedChecks({ submission }: { submission: Submission }): JSX.Element {
  const { checks, hidden, right } = submission;
  const columns: Column<GradedCheck>[] = [
    {
      key: 'check',
      title: word('submissions.check'),
      cell: (check) => <CheckCell check={check} />,
    },
    { key: 'status', title: word('submissions.result'), cell: ({ status }) => statusCell(status) },
    {
      key: 'source',
      title: word('submissions.source'),
      cell: ({ source }) =>
        source === 'clean' ? word('submissions.source.clean') : word('submissions.source.frozen'),
    },
    {
      key: 'points',
      title: word('submissions.points'),
      isNumber: true,
      cell: ({ status, points }) =>
        word('submissions.pointsOf', {
          points: status === 'passed' ? numberText(points) : '0',
          most: numberText(points),
        }),
    },
  ];
  return (
    <section class="room-section">
      <h2>{word('submissions.checks')}</h2>
      <DataTable
        caption={word('submissions.checks')}
        columns={columns}
        rows={checks}
        keyOf={({ id }) => id}
        empty={
          <p>
            {submission.state === 'grading'
              ? word('submissions.state.grading')
              : word('submissions.state.failed')}
          </p>
        }
      />
      {right === 'see' && hidden && (
        <p>
          {word('submissions.hiddenText', {
            earned: numberText(hidden.earned),
            most: numberText(hidden.most),
          })}
        </p>
      )}
      <p class="room-submissions-hint">{word('submissions.sourceHint')}</p>
    </section>
  );
}

function CheckCell({ check }: { check: GradedCheck }): JSX.Element {
  const { title, hidden, expected, found } = check;
  return (
    <div class="room-submissions-check">
      <span>
        {title} {hidden && <span class="room-badge">{word('submissions.hiddenBadge')}</span>}
      </span>
      {expected !== undefined && <p>{word('submissions.expected', { expected })}</p>}
      {found !== undefined && <p>{word('submissions.found', { found })}</p>}
    </div>
  );
}

function statusCell(status: GradedCheck['status']): JSX.Element {
  const shown = {
    passed: { Icon: CircleCheck, text: word('submissions.status.passed') },
    failed: { Icon: CircleX, text: word('submissions.status.failed') },
    errored: { Icon: TriangleAlert, text: word('submissions.status.errored') },
  }[status];
  return (
    <span class="room-submissions-status" data-status={status}>
      <shown.Icon size={14} aria-hidden />
      {shown.text}
    </span>
  );
}
