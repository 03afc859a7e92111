import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import CommentForm from './comment-form.tsx';
import type { CommentedProps } from './comment-list.tsx';
import CommentNote from './comment-note.tsx';
import type { Piece } from './colour-code.ts';
import { useColoured } from './use-coloured.ts';

/** What was in the workspace, line by line, with what was said to lines. */
export default function SubmittedFiles(props: CommentedProps): JSX.Element {
  const { files, leftOut } = props.submission;
  return (
    <section class="room-section">
      <h2>{word('submissions.files')}</h2>
      {files.length === 0 && <p>{word('submissions.noFiles')}</p>}
      {files.map((file) => (
        <SubmittedFile key={file.path} {...props} file={file} />
      ))}
      {leftOut.length > 0 && (
        <p class="room-submissions-hint">
          {word('submissions.leftOut', { paths: leftOut.join(', ') })}
        </p>
      )}
    </section>
  );
}

type FileProps = CommentedProps & { file: Submission['files'][number] };

function SubmittedFile(props: FileProps): JSX.Element {
  const { path, content, bytes } = props.file;
  const count = props.submission.comments.filter((comment) => comment.path === path).length;
  const isOpen = useSignal(count > 0);
  return (
    <details
      class="room-submissions-fold"
      open={isOpen.value}
      onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
    >
      <summary>
        <code>{path}</code>
        <span class="room-submissions-bytes">
          {new Intl.NumberFormat(document.documentElement.lang, {
            ...{ style: 'unit', unit: 'byte', unitDisplay: 'narrow' },
          }).format(bytes)}
        </span>
      </summary>
      {isOpen.value &&
        (content === null ? (
          <p class="room-submissions-hint">{word('submissions.notText')}</p>
        ) : (
          <FileLines {...props} content={content} />
        ))}
    </details>
  );
}

function FileLines(props: FileProps & { content: string }): JSX.Element {
  const { submission, file, content, mayComment, reload } = props;
  const writing = useSignal<number | null>(null);
  const text = content.replace(/\n$/, '');
  const lines = text.split('\n');
  const coloured = useColoured(file.path, text);
  return (
    <div class="room-submissions-lines" tabIndex={0} role="region" aria-label={file.path}>
      <ol>
        {lines.map((plain, index) => {
          const line = index + 1;
          const said = submission.comments.filter(
            (comment) => comment.path === file.path && comment.line === line,
          );
          return (
            <li key={line}>
              {mayComment ? (
                <button
                  type="button"
                  class="room-submissions-line"
                  aria-label={word('submissions.commentLine', { line })}
                  onClick={() => (writing.value = line)}
                >
                  {line}
                </button>
              ) : (
                <span class="room-submissions-line">{line}</span>
              )}
              <code>{plain === '' ? ' ' : (coloured?.[index]?.map(asSpan) ?? plain)}</code>
              {said.map((comment) => (
                <CommentNote
                  key={comment.id}
                  submission={submission.id}
                  comment={comment}
                  zone={submission.timeZone}
                  mayRemove={mayComment}
                  reload={reload}
                />
              ))}
              {writing.value === line && (
                <CommentForm
                  submission={submission.id}
                  path={file.path}
                  line={line}
                  onAdded={reload}
                  onClose={() => (writing.value = null)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const asSpan = ({ text, colour }: Piece, index: number): JSX.Element => (
  <span key={index} style={{ color: colour }}>
    {text}
  </span>
);
