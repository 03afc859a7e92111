import { Lock } from 'lucide-preact';
import type { JSX } from 'preact';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import type { WorkspaceFiles } from '../../runtime/workspace-files.ts';
import ProblemText from '../problem-text.tsx';

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
        <p>Changed in the terminal too. Nothing is saved until you choose.</p>
        <Action onClick={() => onCompare(!isComparing)}>{isComparing ? 'Edit' : 'Compare'}</Action>
        <Action onClick={() => void document.keepMine()}>Keep mine</Action>
        <Action onClick={() => document.takeTheirs()}>Take theirs</Action>
      </div>
    );
  }
  if (document.removed.value) {
    return (
      <div class="slip-notice" data-tone="warning" role="status">
        <p>Deleted in the terminal.</p>
        <Action onClick={() => void document.keepMine()}>Save it again</Action>
        <Action onClick={() => files.discard(document.path)}>Close</Action>
      </div>
    );
  }
  if (problem && document.status.value === 'text') {
    return (
      <div class="slip-notice" data-tone="failed" role="alert">
        <ProblemText problem={problem} />
        <Action onClick={() => void document.save()}>Try again</Action>
      </div>
    );
  }
  const readOnly = document.status.value === 'text' && document.readOnly.value;
  if (!readOnly) return null;
  return (
    <div class="slip-notice">
      <Lock size={14} strokeWidth={1.5} aria-hidden="true" />
      <p>{reasons[readOnly]}</p>
    </div>
  );
}

const reasons = {
  'not-writable':
    'Read-only: another user owns this file. A container that runs as root writes such files into a folder it shares with you.',
  large: 'Read-only: this file is larger than 1 MB. Edit it in the terminal, with nano.',
};

function Action({ onClick, children }: { onClick(): void; children: string }): JSX.Element {
  return (
    <button type="button" class="slip-button" onClick={onClick}>
      {children}
    </button>
  );
}
