import { AppWindow, CodeXml, SquareTerminal } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import type { SessionMessage } from './session-message.ts';
import SessionAction from './session-action.tsx';

/** Properties of {@link StartPanel}. */
export interface StartPanelProps {
  message: SessionMessage;
  /** Files that will be open. */
  open: readonly string[];
}

/** Stands in the workbench before the first session: what will be where, and the way to it. */
export default function StartPanel({ message, open }: StartPanelProps): JSX.Element {
  const files = open.length > 0 ? open.join(', ') : 'the files you make';
  return (
    <div class="slip-start">
      <div class="slip-start-card">
        <h2>{message.title}</h2>
        <p>{message.text}</p>
        <SessionAction message={message} isPrimary />
      </div>
      <ul class="slip-start-parts">
        <Part Icon={CodeXml} title="Editor">
          Holds {files}. What you type is saved in your machine.
        </Part>
        <Part Icon={SquareTerminal} title="Terminal">
          A real shell on the machine. <b>Run</b> in the lesson types the command here.
        </Part>
        <Part Icon={AppWindow} title="Preview">
          Shows the page of a container as soon as it publishes a port.
        </Part>
      </ul>
    </div>
  );
}

interface PartProps {
  Icon: typeof CodeXml;
  title: string;
  children: ComponentChildren;
}

function Part({ Icon, title, children }: PartProps): JSX.Element {
  return (
    <li>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <span>{children}</span>
      </div>
    </li>
  );
}
