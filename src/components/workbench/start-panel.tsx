import { AppWindow, CodeXml, SquareTerminal } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import RichText from '../../islands/rich-text.tsx';
import type { SessionMessage } from './session-message.ts';
import SessionAction from './session-action.tsx';
import StartingPoints from './starting-points.tsx';

/** Properties of {@link StartPanel}. */
export interface StartPanelProps {
  message: SessionMessage;
  /** The lesson's folder name. */
  lesson: string;
  /** Files that will be open. */
  open: readonly string[];
  /** Whether there is a lesson before this one. */
  hasPrevious: boolean;
}

/** Stands in the workbench before the first session: what will be where, and the way to it. */
export default function StartPanel(props: StartPanelProps): JSX.Element {
  const { message, lesson, open, hasPrevious } = props;
  const files = open.join(', ');
  return (
    <div class="slip-start">
      <div class="slip-start-card">
        <h2>{message.title}</h2>
        <p>{message.text}</p>
        <SessionAction message={message} isPrimary />
        {message.action && <StartingPoints lesson={lesson} hasPrevious={hasPrevious} />}
      </div>
      <ul class="slip-start-parts">
        <Part
          Icon={CodeXml}
          title={word('intro.editor')}
          text={files ? word('intro.editorFiles', { files }) : word('intro.editorEmpty')}
        />
        <Part
          Icon={SquareTerminal}
          title={word('intro.terminal')}
          text={word('intro.terminalText')}
        />
        <Part Icon={AppWindow} title={word('intro.preview')} text={word('intro.previewText')} />
      </ul>
    </div>
  );
}

interface PartProps {
  Icon: typeof CodeXml;
  title: string;
  text: string;
}

function Part({ Icon, title, text }: PartProps): JSX.Element {
  return (
    <li>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <span>
          <RichText text={text} />
        </span>
      </div>
    </li>
  );
}
