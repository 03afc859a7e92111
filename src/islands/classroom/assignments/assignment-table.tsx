import type { JSX } from 'preact';
import type { Assignment } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import TimeText from '../parts/time-text.tsx';
import StateBadge, { stateForClass } from './state-badge.tsx';

/** All assignments of a class, for those who teach. */
export default function AssignmentTable(props: {
  assignments: readonly Assignment[];
  zone: string;
}): JSX.Element {
  const { assignments, zone } = props;
  const time = (at: string | null, none: string) => (at ? <TimeText at={at} zone={zone} /> : none);
  const columns: Column<Assignment>[] = [
    {
      key: 'title',
      title: word('assignments.name'),
      cell: ({ class: classId, id, title, lessonTitle, lessonProblem }) => (
        <>
          <a href={classroomPath('classes', classId, 'assignments', id)}>{title}</a>
          {lessonTitle !== title && <span class="room-assignments-lesson">{lessonTitle}</span>}
          {lessonProblem && (
            <span class="room-badge" data-tone="failed">
              {word('assignments.lessonMissing')}
            </span>
          )}
        </>
      ),
      by: ({ title }) => title,
    },
    {
      key: 'state',
      title: word('assignments.stateTitle'),
      cell: (assignment) => <StateBadge state={stateForClass(assignment)} />,
      by: stateForClass,
    },
    {
      key: 'opens',
      title: word('assignments.opens'),
      cell: ({ times }) => time(times.opensAt, word('assignments.atOnce')),
      by: ({ times }) => times.opensAt,
    },
    {
      key: 'due',
      title: word('assignments.dueAt'),
      cell: ({ times }) => time(times.dueAt, word('assignments.noDue')),
      by: ({ times }) => times.dueAt,
    },
    {
      key: 'closes',
      title: word('assignments.closes'),
      cell: ({ times }) => time(times.closesAt, word('assignments.never')),
      by: ({ times }) => times.closesAt,
    },
    {
      key: 'points',
      title: word('assignments.points'),
      cell: ({ mostPoints }) => mostPoints,
      by: ({ mostPoints }) => mostPoints,
      isNumber: true,
    },
  ];
  return (
    <DataTable
      caption={word('assignments.title')}
      columns={columns}
      rows={assignments}
      keyOf={({ id }) => id}
      empty={
        <>
          <p>{word('assignments.none')}</p>
          <p>{word('assignments.noneHint')}</p>
        </>
      }
    />
  );
}
