import type { ComponentChildren, JSX } from 'preact';
import './table.css';

/** Properties of {@link TableFrame}. */
export interface TableFrameProps {
  /** Says what the table holds to who cannot see it. */
  label: string;
  /** The first column stays in sight where the others scroll. */
  keepsFirst?: boolean | undefined;
  children: ComponentChildren;
}

/** Around a table; reached by keyboard, for it scrolls sideways where there is no room. */
export default function TableFrame({ label, keepsFirst, children }: TableFrameProps): JSX.Element {
  return (
    <div
      class="room-table-frame"
      data-keeps-first={keepsFirst}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {children}
    </div>
  );
}
