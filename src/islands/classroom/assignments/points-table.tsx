import type { JSX } from 'preact';
import type { AssignableLesson, AssignmentDraft } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import TableFrame from '../parts/table-frame.tsx';

type PointsDraft = Pick<AssignmentDraft, 'points' | 'hidden' | 'hiddenChecks'>;

/** Properties of {@link PointsTable}. */
export interface PointsTableProps {
  /** Of the lesson. */
  checks: AssignableLesson['checks'];
  draft: PointsDraft;
  onChange(change: Partial<PointsDraft>): void;
}

/** What each check is worth, and which of them learners do not see. */
export default function PointsTable({ checks, draft, onChange }: PointsTableProps): JSX.Element {
  const { points, hidden, hiddenChecks } = draft;
  const rows = [
    ...checks.map((check) => ({ ...check, isOwn: false })),
    ...hiddenChecks.map(({ id, title, points: worth }) => ({
      ...{ id, title: title.en, points: worth, isOwn: true },
    })),
  ];
  const worth = (row: (typeof rows)[number]) => points[row.id] ?? row.points;
  const total = rows.reduce((sum, row) => sum + worth(row), 0);
  const setPoints = (row: (typeof rows)[number], value: number) => {
    const { [row.id]: _, ...others } = points;
    onChange({ points: value === row.points ? others : { ...others, [row.id]: value } });
  };
  const setHidden = (id: string, isHidden: boolean) =>
    onChange({ hidden: isHidden ? [...hidden, id] : hidden.filter((other) => other !== id) });
  return (
    <TableFrame label={word('assignments.pointsAndChecks')}>
      <table class="room-table">
        <thead>
          <tr>
            <th scope="col">{word('assignments.check')}</th>
            <th scope="col">{word('assignments.hidden')}</th>
            <th scope="col" data-number>
              {word('assignments.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              <td>
                <input
                  type="checkbox"
                  aria-label={word('assignments.hideCheck', { title: row.title })}
                  checked={row.isOwn || hidden.includes(row.id)}
                  disabled={row.isOwn}
                  onChange={({ currentTarget }) => setHidden(row.id, currentTarget.checked)}
                />
              </td>
              <td data-number>
                <input
                  class="room-input room-assignments-points"
                  type="number"
                  min={0}
                  max={1000}
                  step="any"
                  required
                  aria-label={word('assignments.pointsOf', { title: row.title })}
                  value={worth(row)}
                  onInput={({ currentTarget }) => {
                    const value = currentTarget.valueAsNumber;
                    if (!Number.isNaN(value)) setPoints(row, value);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3} data-number>
              {word('assignments.total', { points: Math.round(total * 100) / 100 })}
            </td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}
