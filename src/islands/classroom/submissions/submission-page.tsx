import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import { findSubmission } from '../../../runtime/classroom/submission-client.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { type ShowTitle, useTitle, useTitleOf } from '../parts/use-title.ts';
import CommentList from './comment-list.tsx';
import GradedChecks from './graded-checks.tsx';
import RecordingsSection from './recordings-section.tsx';
import SubmissionHeading from './submission-heading.tsx';
import SubmittedFiles from './submitted-files.tsx';
import { usePolled } from './use-polled.ts';
import './submissions.css';

/** A submission with its evidence, for the learner and for those who grade. */
export default function SubmissionPage(): JSX.Element {
  const { id = '', submission = '' } = useRoute().params;
  const [title, showTitle] = useTitle(word('submissions.one'));
  return (
    <ClassPage id={id} title={title.value}>
      {(value) => (
        <SubmissionParts
          id={submission}
          isArchived={value.archivedAt !== null}
          showTitle={showTitle}
        />
      )}
    </ClassPage>
  );
}

function SubmissionParts(props: {
  id: string;
  isArchived: boolean;
  showTitle: ShowTitle;
}): JSX.Element {
  const loaded = useLoaded((signal) => findSubmission(props.id, signal), [props.id]);
  const submission = loaded.value.value;
  useTitleOf(submission?.title, props.showTitle);
  const reload = useCallback(() => loaded.reload(), [loaded.reload]);
  usePolled(submission?.state === 'grading', reload);
  const mayComment = submission !== null && submission.right !== 'see' && !props.isArchived;
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void reload()} />
      {submission && (
        <>
          <SubmissionHeading
            submission={submission}
            mayGrade={submission.right === 'teach' && !props.isArchived}
            show={loaded.show}
          />
          <GradedChecks submission={submission} />
          <CommentList submission={submission} mayComment={mayComment} reload={reload} />
          <SubmittedFiles submission={submission} mayComment={mayComment} reload={reload} />
          <RecordingsSection submission={submission} />
          <Inspected inspected={submission.inspected} />
          {submission.log !== null && (
            <section class="room-section">
              <h2>{word('submissions.log')}</h2>
              <pre class="room-submissions-text" tabIndex={0}>
                {submission.log}
              </pre>
            </section>
          )}
        </>
      )}
    </>
  );
}

function Inspected({ inspected }: { inspected: Record<string, unknown> }): JSX.Element | null {
  const objects = Object.entries(inspected);
  if (objects.length === 0) return null;
  return (
    <section class="room-section">
      <h2>{word('submissions.inspected')}</h2>
      <p class="room-submissions-hint">{word('submissions.inspectedHint')}</p>
      {objects.map(([name, value]) => (
        <details key={name} class="room-submissions-fold">
          <summary>{name}</summary>
          <pre class="room-submissions-text" tabIndex={0}>
            {JSON.stringify(value, null, 2)}
          </pre>
        </details>
      ))}
    </section>
  );
}
