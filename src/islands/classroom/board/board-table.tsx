import { Hand } from 'lucide-preact';
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { BoardRow } from '../../../../protocol/board.ts';
import { word } from '../../../i18n/word.ts';
import type { BoardHead } from '../../../runtime/classroom/board-stream.ts';
import BoardCell from './board-cell.tsx';
import ClockText from './clock-text.tsx';
import { numberText } from '../parts/number-text.ts';

/** Properties of {@link BoardTable}. */
export interface BoardTableProps {
  head: BoardHead;
  rows: readonly BoardRow[];
  /** A learner was chosen. */
  onOpen(learner: string): void;
}

/** Learners down, steps across. Names and steps stay in view. */
export default function BoardTable({ head, rows, onOpen }: BoardTableProps): JSX.Element {
  return (
    // Reached by keyboard, for it scrolls both ways.
    <div class="room-board-frame" tabIndex={0} role="region" aria-label={word('board.title')}>
      <table class="room-board">
        <caption class="room-unseen">{word('board.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{word('board.learner')}</th>
            {head.steps.map(({ id, checks }, index) => (
              <th key={id} scope="col" title={checks.map(({ title }) => title).join('\n')}>
                {id === 'exercise' ? (
                  word('board.exercise')
                ) : (
                  <>
                    <span class="room-unseen">{word('board.step', { number: index + 1 })}</span>
                    <span aria-hidden="true">{index + 1}</span>
                  </>
                )}
              </th>
            ))}
            <th scope="col" data-number>
              {word('board.points')}
            </th>
            <th scope="col" data-number>
              {word('board.active')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.learner} row={row} most={head.mostPoints} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  row: BoardRow;
  most: number;
  onOpen(learner: string): void;
}

/** Drawn anew only where the row is another: of 200, a few are. */
const Row = memo(({ row, most, onOpen }: RowProps) => (
  <tr data-offline={!row.online || undefined}>
    <th scope="row">
      <button type="button" onClick={() => onOpen(row.learner)}>
        <i class="room-board-presence" data-online={row.online || undefined} aria-hidden="true" />
        <span class="room-board-name">{row.name}</span>
        <span class="room-unseen">{word(row.online ? 'board.online' : 'board.offline')}</span>
        {row.help && (
          <span class="room-board-help" title={word('board.asksHelp')}>
            <Hand size={14} aria-hidden />
            <span class="room-unseen">{word('board.asksHelp')}</span>
          </span>
        )}
      </button>
    </th>
    {row.cells.map((state, index) => (
      <td key={index} data-current={index === row.current || undefined}>
        <BoardCell state={state} />
      </td>
    ))}
    <td data-number>
      {numberText(row.points)}
      <span class="room-board-most">/{numberText(most)}</span>
    </td>
    <td data-number>{row.activeAt && <ClockText at={row.activeAt} />}</td>
  </tr>
));
