import type { JSX } from 'preact';
import type { LearnersAssignment } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { numberText } from '../parts/number-text.ts';
import { LearnersStateBadge } from './state-badge.tsx';
import ZonedText from './zoned-text.tsx';
import './assignments.css';

/** Properties of {@link LearnersTable}. */
export interface LearnersTableProps {
  assignments: readonly LearnersAssignment[];
  caption: string;
  /** Said where there is none. */
  empty: string;
}

/** Assignments as a learner has them to do. */
export default function LearnersTable(props: LearnersTableProps): JSX.Element {
  const columns: Column<LearnersAssignment>[] = [
    {
      key: 'title',
      title: word('assignments.name'),
      cell: ({ class: classId, id, title }) => (
        <a href={classroomPath('classes', classId, 'assignments', id)}>{title}</a>
      ),
      by: ({ title }) => title,
    },
    {
      key: 'due',
      title: word('assignments.dueAt'),
      cell: ({ times, timeZone }) => (
        <ZonedText at={times.dueAt} zone={timeZone} none={word('assignments.noDue')} />
      ),
      by: ({ times }) => times.dueAt,
    },
    {
      key: 'state',
      title: word('assignments.stateTitle'),
      cell: (assignment) => (
        <>
          <LearnersStateBadge assignment={assignment} />{' '}
          {assignment.isExtended && (
            <span class="room-badge" data-tone="info">
              {word('assignments.extended')}
            </span>
          )}
        </>
      ),
      by: ({ state }) => state,
    },
    {
      key: 'checks',
      title: word('assignments.checks'),
      cell: ({ checks }) =>
        word('assignments.passedOf', { passed: countPassed(checks), all: checks.length }),
      by: ({ checks }) => countPassed(checks),
      isNumber: true,
    },
    {
      key: 'points',
      title: word('assignments.points'),
      cell: ({ points, mostPoints }) =>
        word('assignments.pointsOfAll', {
          ...{ points: points === null ? '–' : numberText(points), most: numberText(mostPoints) },
        }),
      by: ({ points }) => points,
      isNumber: true,
    },
  ];
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.assignments}
      keyOf={({ id }) => id}
      empty={<p>{props.empty}</p>}
    />
  );
}

const countPassed = (checks: LearnersAssignment['checks']) =>
  checks.filter(({ status }) => status === 'passed').length;
