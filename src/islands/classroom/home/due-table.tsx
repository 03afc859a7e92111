import type { JSX } from 'preact';
import type { LearnersAssignment } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import { LearnersStateBadge } from '../assignments/state-badge.tsx';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { numberText } from '../parts/number-text.ts';
import TimeText from '../parts/time-text.tsx';

/** Properties of {@link DueTable}. */
export interface DueTableProps {
  assignments: readonly LearnersAssignment[];
  /** In a class all of them are of it. */
  isOfOneClass?: boolean;
}

/** What a learner has to do, and where they stand. */
export default function DueTable({ assignments, isOfOneClass }: DueTableProps): JSX.Element {
  const columns: readonly Column<LearnersAssignment>[] = [
    {
      key: 'title',
      title: word('classes.assignment'),
      cell: ({ class: id, id: assignment, title }) => (
        <a href={classroomPath('classes', id, 'assignments', assignment)}>{title}</a>
      ),
      by: ({ title }) => title,
    },
    {
      key: 'class',
      title: word('classes.class'),
      cell: ({ class: id, className }) => <a href={classroomPath('classes', id)}>{className}</a>,
      by: ({ className }) => className,
    },
    {
      key: 'due',
      title: word('classes.dueAt'),
      cell: ({ times, timeZone }) =>
        times.dueAt ? <TimeText at={times.dueAt} zone={timeZone} /> : word('classes.noDueTime'),
      by: ({ times }) => (times.dueAt ? Date.parse(times.dueAt) : null),
    },
    {
      key: 'state',
      title: word('classes.state'),
      cell: (assignment) => <LearnersStateBadge assignment={assignment} />,
      by: ({ state }) => state,
    },
    {
      key: 'points',
      title: word('classes.points'),
      cell: ({ points, mostPoints }) =>
        `${points === null ? '–' : numberText(points)} / ${numberText(mostPoints)}`,
      by: ({ points }) => points,
      isNumber: true,
    },
  ];
  return (
    <DataTable
      caption={word('classes.due')}
      columns={isOfOneClass ? columns.filter(({ key }) => key !== 'class') : columns}
      rows={assignments}
      keyOf={({ id }) => id}
      empty={<p>{word('classes.nothingDue')}</p>}
      sortedBy="due"
    />
  );
}
