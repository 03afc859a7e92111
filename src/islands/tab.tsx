import { X } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { word } from '../i18n/word.ts';

/** Properties of {@link Tab}. */
export interface TabProps {
  id?: string;
  title?: string;
  isActive: boolean;
  /** `byPointer` tells a click from a press of the keyboard, whose focus stays on the tab. */
  onSelect(byPointer: boolean): void;
  /** Closes it: by the cross, the middle button or Delete. Missing where it cannot be closed. */
  onClose?: (() => void) | undefined;
  children: ComponentChildren;
}

/** A tab that can be closed (WAI-ARIA tabs pattern: the cross is for the pointer alone). */
export default function Tab(props: TabProps): JSX.Element {
  const { isActive, onSelect, onClose } = props;
  return (
    <button
      type="button"
      class="slip-tab"
      role="tab"
      id={props.id}
      title={props.title}
      aria-selected={isActive}
      aria-keyshortcuts={onClose && 'Delete'}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => onSelect(event.detail > 0)}
      onAuxClick={(event) => event.button === 1 && onClose?.()}
      onKeyDown={(event) => event.key === 'Delete' && onClose?.()}
    >
      {props.children}
      {onClose && (
        <span
          class="slip-tab-close"
          aria-hidden="true"
          title={word('close')}
          onClick={(event) => {
            event.stopPropagation();
            onClose();
          }}
        >
          <X size={14} strokeWidth={1.5} />
        </span>
      )}
    </button>
  );
}
