import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { Terminals } from '../../runtime/terminals.ts';
import { arrowKeys } from '../arrow-keys.ts';
import Tab from '../tab.tsx';

/** Id of a terminal's tab. */
export const terminalTabId = (name: string): string => `slip-terminal-tab-${name}`;

/** Properties of {@link TerminalTabs}. */
export interface TerminalTabsProps {
  terminals: Terminals;
  /** A tab was pressed with the pointer, so its terminal is to be typed in. */
  onPress(name: string): void;
}

/** The tabs of the open terminals. */
export default function TerminalTabs({ terminals, onPress }: TerminalTabsProps): JSX.Element {
  const connections = terminals.connections.value;
  const active = terminals.active.value;
  return (
    <div
      class="slip-tabs"
      role="tablist"
      aria-label={word('terminal.region')}
      onKeyDown={arrowKeys('[role=tab]')}
    >
      {connections.map((connection) => {
        const { name } = connection;
        return (
          <Tab
            key={name}
            id={terminalTabId(name)}
            isActive={connection === active}
            onSelect={(byPointer) => {
              terminals.show(name);
              if (byPointer) onPress(name);
            }}
            onClose={connections.length > 1 ? () => terminals.close(name) : undefined}
          >
            <i class="slip-terminal-dot" data-state={connection.state.value} aria-hidden="true" />
            <span class="slip-tab-name">{name}</span>
          </Tab>
        );
      })}
    </div>
  );
}
