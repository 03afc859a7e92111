import { Lock } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import ProblemText from '../problem-text.tsx';
import RichText from '../rich-text.tsx';

/** Properties of {@link DocumentNotice}. */
export interface DocumentNoticeProps {
  files: WorkspaceFiles;
  document: WorkspaceDocument;
  isComparing: boolean;
  onCompare(compare: boolean): void;
}

/** What the learner must know or decide about the open file; nothing in the usual case. */
export default function DocumentNotice(props: DocumentNoticeProps): JSX.Element | null {
  const { files, document, isComparing, onCompare } = props;
  const problem = document.problem.value;
  if (document.conflict.value) {
    return (
      <div class="slip-notice" data-tone="warning" role="alert">
        <p>{word('conflict.text')}</p>
        <Action onClick={() => onCompare(!isComparing)}>
          {word(isComparing ? 'conflict.edit' : 'conflict.compare')}
        </Action>
        <Action onClick={() => void document.keepMine()}>{word('conflict.mine')}</Action>
        <Action onClick={() => document.takeTheirs()}>{word('conflict.theirs')}</Action>
      </div>
    );
  }
  if (document.removed.value) {
    return (
      <div class="slip-notice" data-tone="warning" role="status">
        <p>{word('removed.text')}</p>
        <Action onClick={() => void document.keepMine()}>{word('removed.save')}</Action>
        <Action onClick={() => files.discard(document.path)}>{word('close')}</Action>
      </div>
    );
  }
  if (problem && document.status.value === 'text') {
    return (
      <div class="slip-notice" data-tone="failed" role="alert">
        <ProblemText problem={problem} />
        <Action onClick={() => void document.save()}>{word('again')}</Action>
      </div>
    );
  }
  const readOnly = document.status.value === 'text' && document.readOnly.value;
  if (!readOnly) return null;
  return (
    <div class="slip-notice">
      <Lock size={14} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <RichText text={word(readOnly === 'large' ? 'locked.large' : 'locked.owner')} />
      </p>
    </div>
  );
}

function Action({ onClick, children }: { onClick(): void; children: string }): JSX.Element {
  return (
    <button type="button" class="slip-button" onClick={onClick}>
      {children}
    </button>
  );
}
