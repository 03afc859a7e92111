import { useSignal } from '@preact/signals';
import { Ellipsis } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
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
        aria-label={word('session.menu')}
        title={word('session.menu')}
        popovertarget="slip-session-menu"
      >
        <Ellipsis size={16} strokeWidth={1.5} />
      </button>
      <div class="slip-menu" id="slip-session-menu" popover="auto" ref={menu}>
        <button type="button" onClick={choose(() => void bench.attempt((live) => live.extend()))}>
          {word('session.moreTime')}
        </button>
        <button type="button" onClick={choose(() => (asking.value = 'reset'))}>
          {word('session.reset')}
        </button>
        <button type="button" onClick={choose(() => (asking.value = 'end'))}>
          {word('session.end')}
        </button>
      </div>
      {asking.value === 'reset' && (
        <ConfirmDialog
          title={word('session.resetQuestion')}
          action={word('session.resetAction')}
          onConfirm={confirmed}
          onCancel={() => (asking.value = null)}
        >
          {word('session.resetText')}
        </ConfirmDialog>
      )}
      {asking.value === 'end' && (
        <ConfirmDialog
          title={word('session.endQuestion')}
          action={word('session.endAction')}
          onConfirm={confirmed}
          onCancel={() => (asking.value = null)}
        >
          {word('session.endText')}
        </ConfirmDialog>
      )}
    </>
  );
}
