import { FileQuestion } from 'lucide-preact';
import type { JSX } from 'preact';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import ProblemText from '../problem-text.tsx';

/** Stands where a file has no text to show. */
export default function NoText({ document }: { document: WorkspaceDocument }): JSX.Element | null {
  const problem = document.problem.value;
  switch (document.status.value) {
    case 'text':
    case 'loading':
      return null;
    case 'binary':
      return (
        <Explained title="This file is not text">
          It holds bytes that no editor can show. In the terminal, <code>file</code> or{' '}
          <code>xxd</code> tells more.
        </Explained>
      );
    case 'too-large':
      return (
        <Explained title="This file is too large to open here">
          The editor opens files of up to 8 MB. In the terminal, <code>less</code> shows any.
        </Explained>
      );
    case 'failed':
      return (
        <div class="slip-empty" role="alert">
          <FileQuestion size={20} strokeWidth={1.5} aria-hidden="true" />
          {problem && <ProblemText problem={problem} />}
          <button type="button" class="slip-button" onClick={() => void document.refresh()}>
            Try again
          </button>
        </div>
      );
  }
}

function Explained({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <div class="slip-empty">
      <FileQuestion size={20} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <strong>{title}</strong>
      </p>
      <p>{children}</p>
    </div>
  );
}
