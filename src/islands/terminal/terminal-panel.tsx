import { useSignal } from '@preact/signals';
import { Accessibility, Plus, Search } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { LessonRuntime } from '../../runtime/lesson-runtime.ts';
import { maxTerminals } from '../../../protocol/terminal.ts';
import RecordingControls from './recording-controls.tsx';
import { screenReaderMode } from './screen-reader-mode.ts';
import TerminalTabs, { terminalTabId } from './terminal-tabs.tsx';
import TerminalView from './terminal-view.tsx';
import '../chrome.css';
import './terminal.css';

/** Properties of {@link TerminalPanel}. */
export interface TerminalPanelProps {
  runtime: LessonRuntime;
  /** Stands at the end of the bar. */
  children?: ComponentChildren;
}

/** A runtime's terminals in tabs. */
export default function TerminalPanel({ runtime, children }: TerminalPanelProps): JSX.Element {
  const { kind, player, terminals } = runtime;
  const searching = useSignal<string | null>(null);
  const wantsFocus = useSignal<string | null>(null);
  const active = terminals.active.value;
  return (
    <section class="slip-terminal-panel" aria-label={word('terminal.region')}>
      <div class="slip-bar">
        <TerminalTabs terminals={terminals} onPress={(name) => (wantsFocus.value = name)} />
        {kind === 'session' && (
          <button
            type="button"
            class="slip-icon-button"
            disabled={!terminals.canOpen.value}
            title={
              terminals.canOpen.value
                ? word('terminal.new')
                : word('terminal.most', { count: maxTerminals })
            }
            aria-label={word('terminal.new')}
            onClick={() => (wantsFocus.value = terminals.openNext()?.name ?? null)}
          >
            <Plus size={16} strokeWidth={1.5} />
          </button>
        )}
        <span class="slip-bar-space" />
        <button
          type="button"
          class="slip-icon-button"
          title={word('terminal.searchKey')}
          aria-label={word('terminal.search')}
          aria-pressed={searching.value !== null}
          onClick={() => (searching.value = searching.value === null ? active.name : null)}
        >
          <Search size={15} strokeWidth={1.5} />
        </button>
        <button
          type="button"
          class="slip-icon-button"
          title={word('terminal.screenReader')}
          aria-label={word('terminal.screenReader')}
          aria-pressed={screenReaderMode.value}
          onClick={() => (screenReaderMode.value = !screenReaderMode.value)}
        >
          <Accessibility size={16} strokeWidth={1.5} />
        </button>
        {children}
      </div>
      {player && <RecordingControls player={player} />}
      {terminals.connections.value.map((connection) => (
        <TerminalView
          key={`${kind} ${connection.name}`}
          runtime={runtime}
          connection={connection}
          isActive={connection === active}
          isSearching={searching.value === connection.name}
          wantsFocus={wantsFocus.value === connection.name}
          onFocused={() => (wantsFocus.value = null)}
          onSearch={(open) => (searching.value = open ? connection.name : null)}
          tabId={terminalTabId(connection.name)}
        />
      ))}
    </section>
  );
}
