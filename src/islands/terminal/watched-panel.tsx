import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { WatchedTerminal } from '../../runtime/classroom/watched-terminal.ts';
import { arrowKeys } from '../arrow-keys.ts';
import Tab from '../tab.tsx';
import { terminalTabId } from './terminal-tabs.tsx';
import TerminalView from './terminal-view.tsx';
import '../chrome.css';
import './terminal.css';

/** A learner's terminals in tabs, for one who looks in. */
export default function WatchedPanel({
  terminals,
}: {
  terminals: readonly WatchedTerminal[];
}): JSX.Element {
  const chosen = useSignal<string | null>(null);
  const isSearching = useSignal(false);
  const active = terminals.find(({ name }) => name === chosen.value) ?? terminals[0];
  return (
    <section class="slip-terminal-panel" aria-label={word('terminal.region')}>
      <div class="slip-bar">
        <div
          class="slip-tabs"
          role="tablist"
          aria-label={word('terminal.region')}
          onKeyDown={arrowKeys('[role=tab]')}
        >
          {terminals.map(({ name }) => (
            <Tab
              key={name}
              id={terminalTabId(name)}
              isActive={name === active?.name}
              onSelect={() => (chosen.value = name)}
            >
              <span class="slip-tab-name">{name}</span>
            </Tab>
          ))}
        </div>
      </div>
      {active && (
        <TerminalView
          // Another size of the learner's screen is another screen.
          key={`${active.name} ${active.size.value.cols} ${active.size.value.rows}`}
          runtime={{ kind: 'recording', preview: null }}
          connection={active}
          isActive
          isSearching={isSearching.value}
          wantsFocus={false}
          onFocused={() => undefined}
          onSearch={(open) => (isSearching.value = open)}
          tabId={terminalTabId(active.name)}
        />
      )}
    </section>
  );
}
