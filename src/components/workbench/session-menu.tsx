import { useSignal } from '@preact/signals';
import { Ellipsis } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import ConfirmDialog from '../../islands/confirm-dialog.tsx';
import { workbench } from '../../runtime/workbench.ts';

/** More time, a new machine, or the end. */
export default function SessionMenu(): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const asking = useSignal<'reset' | 'end' | null>(null);
  const bench = workbench();
  const choose = (action: () => void) => () => {
    menu.current?.hidePopover();
    action();
  };
  const confirmed = () => {
    const answer = asking.value;
    asking.value = null;
    void bench.attempt((live) => (answer === 'reset' ? live.reset() : live.end()));
  };
  return (
    <>
      <button
        type="button"
        class="slip-icon-button slip-menu-button"
        aria-label="Session"
        title="Session"
        popovertarget="slip-session-menu"
      >
        <Ellipsis size={16} strokeWidth={1.5} />
      </button>
      <div class="slip-menu" id="slip-session-menu" popover="auto" ref={menu}>
        <button type="button" onClick={choose(() => void bench.attempt((live) => live.extend()))}>
          More time
        </button>
        <button type="button" onClick={choose(() => (asking.value = 'reset'))}>
          Reset machine and files…
        </button>
        <button type="button" onClick={choose(() => (asking.value = 'end'))}>
          End session…
        </button>
      </div>
      {asking.value === 'reset' && (
        <ConfirmDialog
          title="Reset machine and files?"
          action="Reset"
          onConfirm={confirmed}
          onCancel={() => (asking.value = null)}
        >
          You get a new machine with the lesson’s own files. Your changes to files, and all images
          and containers you made, are lost. Steps you have done stay done.
        </ConfirmDialog>
      )}
      {asking.value === 'end' && (
        <ConfirmDialog
          title="End this session?"
          action="End session"
          onConfirm={confirmed}
          onCancel={() => (asking.value = null)}
        >
          The machine goes, with its files, images and containers. Steps you have done stay done.
        </ConfirmDialog>
      )}
    </>
  );
}
