import type { BoardRow } from '../../../../protocol/board.ts';

export const rowFilters = ['all', 'help', 'stuck', 'working', 'offline', 'finished'] as const;
export type RowFilter = (typeof rowFilters)[number];
export const rowOrders = ['name', 'need', 'progress', 'activity'] as const;
export type RowOrder = (typeof rowOrders)[number];

/** What a board shows of its rows. */
export interface RowChoice {
  readonly find: string;
  readonly filter: RowFilter;
  readonly order: RowOrder;
}

export const isStuck = ({ stuckSince }: BoardRow): boolean => stuckSince !== null;

const fits: Readonly<Record<RowFilter, (row: BoardRow) => boolean>> = {
  all: () => true,
  help: ({ help }) => help !== null,
  stuck: isStuck,
  working: ({ online, current }) => online && current !== null,
  offline: ({ online }) => !online,
  finished: ({ current }) => current === null,
};

/** Who asked first, then who is stuck the longest, then the others. */
const need = ({ help, stuckSince }: BoardRow) =>
  help ? `0 ${help.since}` : stuckSince ? `1 ${stuckSince}` : '2';
const byName = (a: BoardRow, b: BoardRow) =>
  a.name.localeCompare(b.name) || (a.learner < b.learner ? -1 : 1);

const orders: Readonly<Record<RowOrder, (a: BoardRow, b: BoardRow) => number>> = {
  name: () => 0,
  need: (a, b) => need(a).localeCompare(need(b)),
  progress: (a, b) => b.points - a.points,
  activity: (a, b) => (b.activeAt ?? '').localeCompare(a.activeAt ?? ''),
};

/** The rows that are chosen, in the order that is; equals by name. */
export function chooseRows(
  rows: Iterable<BoardRow>,
  { find, filter, order }: RowChoice,
): BoardRow[] {
  const wanted = find.trim().toLocaleLowerCase();
  return [...rows]
    .filter((row) => fits[filter](row) && row.name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => orders[order](a, b) || byName(a, b));
}
