import type { JSX } from 'preact';
import './separator.css';

/** Properties of {@link Separator}. Sizes are per cent of the parent element. */
export interface SeparatorProps {
  /** `vertical` stands between two columns, `horizontal` between two rows. */
  orientation: 'vertical' | 'horizontal';
  /** What it sets, for screen readers: "Height of the editor". */
  label: string;
  /** Size of what stands before it. */
  value: number;
  min: number;
  max: number;
  /** The size that a double click or Enter gives back. */
  usual: number;
  onChange(value: number): void;
}

/** Steps of the arrow keys, alone and with Shift. */
const step = 2;
const largeStep = 10;

/** A line between two panes, moved by pointer or keyboard (WAI-ARIA window splitter pattern). */
export default function Separator(props: SeparatorProps): JSX.Element {
  const { orientation, label, value, min, max, usual } = props;
  const set = (wanted: number) => props.onChange(Math.min(max, Math.max(min, wanted)));

  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    document.documentElement.toggleAttribute('data-dragging', true);
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLDivElement>) => {
    const line = event.currentTarget;
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = line.parentElement!.getBoundingClientRect();
    const part =
      orientation === 'vertical' ? (event.clientX - left) / width : (event.clientY - top) / height;
    set(part * 100);
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const by = event.shiftKey ? largeStep : step;
    const [less, more] = orientation === 'vertical' ? ['Left', 'Right'] : ['Up', 'Down'];
    const wanted = {
      [`Arrow${less}`]: value - by,
      [`Arrow${more}`]: value + by,
      Home: min,
      End: max,
      Enter: usual,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };

  return (
    <div
      class="slip-separator"
      role="separator"
      tabIndex={0}
      aria-orientation={orientation}
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => document.documentElement.removeAttribute('data-dragging')}
      onDblClick={() => set(usual)}
      onKeyDown={onKeyDown}
    />
  );
}
