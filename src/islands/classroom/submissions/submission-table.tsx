import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import type { SubmissionSummary } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import DataTable from '../parts/data-table.tsx';
import TimeText from '../parts/time-text.tsx';
import { lateText, pointsText, SubmissionBadge } from './grade-text.tsx';

/** Properties of {@link SubmissionTable}. */
export interface SubmissionTableProps {
  value: Class;
  submissions: readonly SubmissionSummary[];
  /** There are others, which are not shown. */
  isFiltered: boolean;
  isLearner: boolean;
}

/** Submissions in rows, each leading to its page. */
export default function SubmissionTable(props: SubmissionTableProps): JSX.Element {
  const { value, submissions, isFiltered, isLearner } = props;
  const addressOf = ({ id }: SubmissionSummary) =>
    classroomPath('classes', value.id, 'submissions', id);
  const name = {
    key: 'name',
    title: word('submissions.learner'),
    cell: (row: SubmissionSummary) => <a href={addressOf(row)}>{row.name}</a>,
    by: (row: SubmissionSummary) => row.name,
  };
  const columns = [
    {
      key: 'attempt',
      title: word('submissions.attempt'),
      isNumber: true,
      cell: (row: SubmissionSummary) =>
        isLearner ? <a href={addressOf(row)}>{row.attempt}</a> : row.attempt,
      by: (row: SubmissionSummary) => row.attempt,
    },
    {
      key: 'at',
      title: word('submissions.at'),
      cell: (row: SubmissionSummary) => <TimeText at={row.submittedAt} zone={value.timeZone} />,
      by: (row: SubmissionSummary) => row.submittedAt,
    },
    {
      key: 'late',
      title: word('submissions.late'),
      cell: (row: SubmissionSummary) => lateText(row.grade),
      by: (row: SubmissionSummary) => row.grade?.daysLate ?? null,
    },
    {
      key: 'state',
      title: word('submissions.state'),
      cell: (row: SubmissionSummary) => (
        <span class="room-submissions-badges">
          <SubmissionBadge state={row.state} />
          {row.counts && (
            <span class="room-badge" data-tone="info">
              {word('submissions.counts')}
            </span>
          )}
        </span>
      ),
      by: (row: SubmissionSummary) => row.state,
    },
    {
      key: 'points',
      title: word('submissions.points'),
      isNumber: true,
      cell: (row: SubmissionSummary) => pointsText(row.grade),
      by: (row: SubmissionSummary) => row.grade?.points ?? null,
    },
  ];
  return (
    <DataTable
      caption={isLearner ? word('submissions.mine') : word('submissions.title')}
      columns={isLearner ? columns : [name, ...columns]}
      rows={submissions}
      keyOf={({ id }) => id}
      keepsFirst={!isLearner}
      stacks
      empty={
        isFiltered ? (
          <p>{word('submissions.nobody')}</p>
        ) : (
          <>
            <p>{word('submissions.none')}</p>
            {!isLearner && <p>{word('submissions.noneHint')}</p>}
          </>
        )
      }
    />
  );
}
