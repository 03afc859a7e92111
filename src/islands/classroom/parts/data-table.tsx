import { useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import TableFrame from './table-frame.tsx';
import './stacked-table.css';

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Said in place of a short title, and shown over it. */
  readonly fullTitle?: string;
  cell(row: Row): ComponentChildren;
  /** What rows are put in order by; without it the column cannot be sorted. */
  readonly by?: (row: Row) => string | number | null;
  /** Numbers stand at the end of the line. */
  readonly isNumber?: boolean;
  /** Where rows stand as cards on a phone: at the corner of its card, without its title. */
  readonly corner?: 'start' | 'end';
  /** At the head of its card; if no column is, the first that is not at a corner. */
  readonly heads?: boolean;
}

/** Properties of {@link DataTable}. */
export interface DataTableProps<Row> {
  /** Says what the table holds to who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
  /** Shown in place of no rows. */
  empty: ComponentChildren;
  /** Column by which rows are sorted at first; else they stay as they come. */
  sortedBy?: string;
  /** The first column stays in sight where the others scroll; its cells head their rows. */
  keepsFirst?: boolean;
  /** On a phone its rows stand as cards. If left out: where more than three columns scroll. */
  stacks?: boolean;
}

/** Rows that can be put in order by a press on a column's title. */
export default function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { columns, rows, keyOf, keepsFirst } = props;
  const stacks = props.stacks ?? (!keepsFirst && columns.length > 3);
  const heads = (
    columns.find((column) => column.heads) ?? columns.find(({ corner }) => corner === undefined)
  )?.key;
  const order = useSignal({ key: props.sortedBy, isDown: false });
  if (rows.length === 0) return <div class="room-empty">{props.empty}</div>;
  const by = columns.find(({ key }) => key === order.value.key)?.by;
  const sorted = by ? rows.toSorted((a, b) => compare(by(a), by(b))) : rows;
  const shown = by && order.value.isDown ? sorted.toReversed() : sorted;
  const sortBy = (key: string) =>
    (order.value = { key, isDown: order.value.key === key && !order.value.isDown });
  return (
    <TableFrame label={props.caption} keepsFirst={keepsFirst}>
      <table class="room-table" data-stacks={stacks || undefined}>
        <caption class="room-unseen">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = order.value.key === column.key && column.by !== undefined;
              const Arrow = order.value.isDown ? ArrowDown : ArrowUp;
              return (
                <th
                  key={column.key}
                  scope="col"
                  title={column.fullTitle}
                  data-number={column.isNumber}
                  aria-sort={
                    isSorted ? (order.value.isDown ? 'descending' : 'ascending') : undefined
                  }
                >
                  {column.by ? (
                    <button
                      type="button"
                      aria-label={column.fullTitle}
                      onClick={() => sortBy(column.key)}
                    >
                      {column.title}
                      {isSorted && <Arrow size={12} aria-hidden />}
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) => {
                const cell = stacks ? <div>{column.cell(row)}</div> : column.cell(row);
                const place = stacks && {
                  'data-title': column.title,
                  'data-heads': column.key === heads || undefined,
                  'data-corner': column.corner,
                };
                return keepsFirst && index === 0 ? (
                  <th key={column.key} scope="row" {...place}>
                    {cell}
                  </th>
                ) : (
                  <td key={column.key} data-number={column.isNumber} {...place}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Nothing comes last. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });
}
