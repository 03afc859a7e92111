import { useSignal } from '@preact/signals';
import { Accessibility, Plus, Search } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import type { LiveSession } from '../../runtime/live-session.ts';
import { maxTerminals } from '../../../protocol/terminal.ts';
import { screenReaderMode } from './screen-reader-mode.ts';
import TerminalTabs, { terminalTabId } from './terminal-tabs.tsx';
import TerminalView from './terminal-view.tsx';
import '../chrome.css';
import './terminal.css';

/** Properties of {@link TerminalPanel}. */
export interface TerminalPanelProps {
  session: LiveSession;
  /** Stands at the end of the bar. */
  children?: ComponentChildren;
}

/** The session's terminals in tabs. */
export default function TerminalPanel({ session, children }: TerminalPanelProps): JSX.Element {
  const { terminals } = session;
  const searching = useSignal<string | null>(null);
  const wantsFocus = useSignal<string | null>(null);
  const active = terminals.active.value;
  return (
    <section class="slip-terminal-panel" aria-label="Terminals">
      <div class="slip-bar">
        <TerminalTabs terminals={terminals} onPress={(name) => (wantsFocus.value = name)} />
        <button
          type="button"
          class="slip-icon-button"
          disabled={!terminals.canOpen.value}
          title={
            terminals.canOpen.value ? 'New terminal' : `${maxTerminals} terminals are the most`
          }
          aria-label="New terminal"
          onClick={() => (wantsFocus.value = terminals.openNext()?.name ?? null)}
        >
          <Plus size={16} strokeWidth={1.5} />
        </button>
        <span class="slip-bar-space" />
        <button
          type="button"
          class="slip-icon-button"
          title="Search the output (Ctrl+F)"
          aria-label="Search the output"
          aria-pressed={searching.value !== null}
          onClick={() => (searching.value = searching.value === null ? active.name : null)}
        >
          <Search size={15} strokeWidth={1.5} />
        </button>
        <button
          type="button"
          class="slip-icon-button"
          title="Screen reader support in terminals"
          aria-label="Screen reader support in terminals"
          aria-pressed={screenReaderMode.value}
          onClick={() => (screenReaderMode.value = !screenReaderMode.value)}
        >
          <Accessibility size={16} strokeWidth={1.5} />
        </button>
        {children}
      </div>
      {terminals.connections.value.map((connection) => (
        <TerminalView
          key={connection.name}
          session={session}
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
