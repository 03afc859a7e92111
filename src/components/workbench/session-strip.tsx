import type { ComponentChildren, JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import { workbench } from '../../runtime/workbench.ts';
import SessionMenu from './session-menu.tsx';
import TimeLeftLabel from './time-left-label.tsx';

/** Properties of {@link SessionStrip}. */
export interface SessionStripProps {
  /** Stands before the menu. */
  children?: ComponentChildren;
}

/** Where the session stands, always in view. */
export default function SessionStrip({ children }: SessionStripProps): JSX.Element {
  const bench = workbench();
  const live = bench.live.value;
  const state = bench.session.value?.state;
  const opening = bench.isOpening.value;
  const isLost = live !== null && bench.connection.value === 'lost';
  const shown = isLost ? 'lost' : opening ? 'starting' : (state ?? 'none');
  return (
    <div class="slip-strip">
      <span class="slip-state" data-state={shown} role="status">
        <i aria-hidden="true" />
        {word(`state.${shown}`)}
      </span>
      {live && state === 'ready' && <TimeLeftLabel live={live} />}
      <span class="slip-bar-space" />
      {children}
      {live && (state === 'ready' || state === 'hibernated') && <SessionMenu />}
    </div>
  );
}
