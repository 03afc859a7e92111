import type { JSX } from 'preact';
import type { GradeCell, GradeTable } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { timeText } from '../parts/time-text.tsx';
import { numberText } from '../parts/number-text.ts';

type Learner = GradeTable['learners'][number];

/** Properties of {@link GradeGrid}. */
export interface GradeGridProps {
  table: GradeTable;
  /** The class's. */
  zone: string;
}

/** Learners × assignments, with what was late. */
export default function GradeGrid({ table, zone }: GradeGridProps): JSX.Element {
  const { assignments, learners } = table;
  const most = assignments.reduce((sum, { mostPoints }) => sum + mostPoints, 0);
  const columns: Column<Learner>[] = [
    {
      key: 'name',
      title: word('results.learner'),
      by: ({ name }) => name,
      cell: ({ name }) => name,
    },
    ...assignments.map((assignment): Column<Learner> => ({
      key: assignment.id,
      title: titleOf(assignment.column, assignment.mostPoints),
      isNumber: true,
      by: ({ grades }) => grades[assignment.id]?.points ?? null,
      cell: ({ grades }) => <Cell grade={grades[assignment.id]} zone={zone} />,
    })),
    {
      key: 'total',
      title: titleOf(word('results.total'), most),
      isNumber: true,
      by: ({ points }) => points,
      cell: ({ points }) => <strong>{numberText(points)}</strong>,
    },
  ];
  return (
    <div class="room-results-grades">
      <DataTable
        caption={word('results.grades')}
        columns={columns}
        rows={learners}
        keyOf={({ person }) => person}
        empty={<p>{word('results.noLearners')}</p>}
        keepsFirst
      />
    </div>
  );
}

const titleOf = (title: string, most: number): string => `${title} / ${numberText(most)}`;

function Cell({ grade, zone }: { grade: GradeCell | undefined; zone: string }): JSX.Element {
  if (!grade) {
    return (
      <span class="room-results-none">
        <span aria-hidden="true">–</span>
        <span class="room-unseen">{word('results.notSubmitted')}</span>
      </span>
    );
  }
  const { points, attempts, daysLate, submittedAt, givenFor } = grade;
  const title =
    submittedAt === null
      ? (givenFor ?? undefined)
      : word('results.submitted', { count: attempts, at: timeText(submittedAt, zone) });
  return (
    <span class="room-results-grade" title={title}>
      {givenFor !== null && (
        <span class="room-badge" data-tone="info">
          {word('results.given')}
          <span class="room-unseen">: {givenFor}</span>
        </span>
      )}
      {daysLate > 0 && (
        <span class="room-badge" data-tone="warning">
          {word('results.late', { count: daysLate })}
        </span>
      )}
      {numberText(points)}
    </span>
  );
}
