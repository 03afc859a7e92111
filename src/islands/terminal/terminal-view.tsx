import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { localTarget } from '../../runtime/preview-target.ts';
import type { LessonRuntime, TerminalLine } from '../../runtime/lesson-runtime.ts';
import { workbench } from '../../runtime/workbench.ts';
import { pageTheme } from '../page-theme.ts';
import { onRightClick } from './clipboard.ts';
import { connectScreen } from './connect-screen.ts';
import { screenReaderMode } from './screen-reader-mode.ts';
import SearchBar from './search-bar.tsx';
import TerminalStatus from './terminal-status.tsx';
import { terminalFontLoaded, XtermScreen } from './xterm-screen.ts';

/** Properties of {@link TerminalView}. */
export interface TerminalViewProps {
  runtime: Pick<LessonRuntime, 'kind' | 'preview'>;
  connection: TerminalLine;
  isActive: boolean;
  isSearching: boolean;
  /** Takes the focus as soon as there is a screen to take it. */
  wantsFocus: boolean;
  onFocused(): void;
  onSearch(open: boolean): void;
  /** Id of the tab that this view belongs to; the way out leads there. */
  tabId: string;
}

/** One terminal: its screen, and what stands over it. */
export default function TerminalView(props: TerminalViewProps): JSX.Element {
  const { runtime, connection, isActive, isSearching, wantsFocus, onSearch, tabId } = props;
  const element = useRef<HTMLDivElement>(null);
  const screen = useSignal<XtermScreen | null>(null);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void terminalFontLoaded().then(() => {
      if (isGone) return;
      const made = new XtermScreen(element.current!, {
        onLink: (address) => openLink(runtime, address),
        screenReader: screenReaderMode.peek(),
      });
      screen.value = made;
      stop = connectScreen(made, element.current!, connection, {
        openSearch: () => onSearch(true),
        leave: () => document.getElementById(tabId)?.focus(),
      });
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [connection]);

  useSignalEffect(() => {
    screen.value?.recolour(pageTheme().value);
  });
  useSignalEffect(() => {
    if (screen.value) screen.value.terminal.options.screenReaderMode = screenReaderMode.value;
  });

  useEffect(() => {
    if (!wantsFocus || !screen.value) return;
    screen.value.terminal.focus();
    props.onFocused();
  }, [wantsFocus, screen.value]);

  const closeSearch = () => {
    onSearch(false);
    screen.peek()?.terminal.focus();
  };
  return (
    <div class="slip-terminal" role="tabpanel" aria-labelledby={tabId} hidden={!isActive}>
      <TerminalStatus connection={connection} />
      {isSearching && screen.value && <SearchBar screen={screen.value} onClose={closeSearch} />}
      <div
        class="slip-terminal-screen"
        ref={element}
        data-fixed={connection.fixedSize !== null || undefined}
        onContextMenu={(event) => screen.peek() && onRightClick(screen.peek()!.terminal, event)}
      />
    </div>
  );
}

/** A program's link to itself leads to the preview; all else to a tab of its own. */
function openLink({ kind, preview }: TerminalViewProps['runtime'], address: string): void {
  const target = localTarget(address);
  if (target && !preview && kind === 'recording') return; // What it led to is long gone.
  if (!target || !preview) {
    window.open(address, '_blank', 'noopener');
    return;
  }
  preview.showLocal(target);
  workbench().showPane('preview');
}
