import { Check, CircleDotDashed, Minus, TriangleAlert } from 'lucide-preact';
import { memo } from 'preact/compat';
import type { CellState } from '../../../../protocol/board.ts';
import { word } from '../../../i18n/word.ts';

const icons = {
  done: Check,
  trying: CircleDotDashed,
  stuck: TriangleAlert,
  untouched: Minus,
} as const;

/** Where one learner stands in one step, by shape and in words. */
export default memo(function BoardCell({ state }: { state: CellState }) {
  const Icon = icons[state];
  const text = word(`board.state.${state}`);
  return (
    <span class="room-board-cell" data-state={state} title={text}>
      <Icon size={15} strokeWidth={state === 'untouched' ? 1.25 : 2} aria-hidden />
      <span class="room-unseen">{text}</span>
    </span>
  );
});
