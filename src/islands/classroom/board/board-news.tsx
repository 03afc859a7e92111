import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardRow } from '../../../../protocol/board.ts';
import { inSequence, word } from '../../../i18n/word.ts';
import { isStuck } from './order-rows.ts';

/** A screen reader hears no more than one sentence in so many milliseconds. */
const quiet = 5_000;

/** Says aloud who newly asks for help or is newly stuck, gathered; of all else it is silent. */
export default function BoardNews({ rows }: { rows: ReadonlyMap<string, BoardRow> }): JSX.Element {
  const known = useRef<ReadonlySet<string> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(rows);
  const [said, say] = useState('');
  latest.current = rows;
  useEffect(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const now = marks(latest.current);
      const before = known.current;
      known.current = now;
      if (!before) return;
      const count = (kind: string) =>
        [...now].filter((mark) => mark.startsWith(kind) && !before.has(mark)).length;
      const [help, stuck] = [count('help '), count('stuck ')];
      if (help + stuck === 0) return;
      say(
        inSequence(
          help > 0 ? word('board.said.help', { count: help }) : undefined,
          stuck > 0 ? word('board.said.stuck', { count: stuck }) : undefined,
        ),
      );
    }, quiet);
  }, [rows]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p class="room-unseen" role="status">
      {said}
    </p>
  );
}

function marks(rows: ReadonlyMap<string, BoardRow>): Set<string> {
  const all = [...rows.values()];
  return new Set([
    ...all.flatMap(({ help }) => (help ? `help ${help.id}` : [])),
    ...all.filter(isStuck).map(({ learner }) => `stuck ${learner}`),
  ]);
}
