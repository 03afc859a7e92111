import { FileQuestion } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { WorkspaceDocument } from '../../runtime/workspace-document.ts';
import ProblemText from '../problem-text.tsx';
import RichText from '../rich-text.tsx';

/** Stands where a file has no text to show. */
export default function NoText({ document }: { document: WorkspaceDocument }): JSX.Element | null {
  const problem = document.problem.value;
  switch (document.status.value) {
    case 'text':
    case 'loading':
      return null;
    case 'binary':
      return <Explained title={word('binary.title')} text={word('binary.text')} />;
    case 'too-large':
      return <Explained title={word('large.title')} text={word('large.text')} />;
    case 'failed':
      return (
        <div class="slip-empty" role="alert">
          <FileQuestion size={20} strokeWidth={1.5} aria-hidden="true" />
          {problem && <ProblemText problem={problem} />}
          <button type="button" class="slip-button" onClick={() => void document.refresh()}>
            {word('again')}
          </button>
        </div>
      );
  }
}

function Explained({ title, text }: { title: string; text: string }) {
  return (
    <div class="slip-empty">
      <FileQuestion size={20} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <strong>{title}</strong>
      </p>
      <p>
        <RichText text={text} />
      </p>
    </div>
  );
}
