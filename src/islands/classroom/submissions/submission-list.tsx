import { useSignal } from '@preact/signals';
import { RotateCcw } from 'lucide-preact';
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Class } from '../../../../protocol/class.ts';
import type { SubmissionSummary } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { findAssignment, findMyAssignment } from '../../../runtime/classroom/assignment-client.ts';
import { findSubmissions, regradeAll } from '../../../runtime/classroom/submission-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { type ShowTitle, useTitleOf } from '../parts/use-title.ts';
import SubmissionTable from './submission-table.tsx';
import { usePolled } from './use-polled.ts';
import './submissions.css';

/** Properties of {@link SubmissionList}. */
export interface SubmissionListProps {
  value: Class;
  assignment: string;
  /** Takes the title of the assignment. */
  showTitle: ShowTitle;
}

/** All of a class for those who assist, with what narrows it down; a learner's own. */
export default function SubmissionList(props: SubmissionListProps): JSX.Element {
  const { value, assignment, showTitle } = props;
  const teaches = value.role === 'instructor' || value.role === null;
  const isLearner = value.role === 'learner';
  const show = useSignal<'best' | 'all'>(isLearner ? 'all' : 'best');
  const search = useSignal('');
  const asks = useSignal(false);
  const loaded = useLoaded((signal) => findAll(assignment, signal), [assignment]);
  const title = useLoaded(
    async (signal) => {
      const find = isLearner ? findMyAssignment : findAssignment;
      return (await find(assignment, signal)).title;
    },
    [assignment],
  );
  useTitleOf(title.value.value ?? undefined, showTitle);
  const found = loaded.value.value;
  const reload = useCallback(() => loaded.reload(), [loaded.reload]);
  const grading = found?.submissions.filter(({ state }) => state === 'grading').length ?? 0;
  usePolled(grading > 0, reload);
  const again = useAction(async () => {
    await regradeAll(assignment);
    await loaded.reload();
  });
  if (!found) return <ProblemNote problem={loaded.problem.value} onAgain={() => void reload()} />;
  const rows = (show.value === 'best' ? bestOfEach(found.submissions) : found.submissions).filter(
    ({ name }) => name.toLocaleLowerCase().includes(search.value.trim().toLocaleLowerCase()),
  );
  return (
    <>
      <ProblemNote problem={loaded.problem.value ?? again.problem.value} />
      <div class="room-toolbar">
        {!isLearner && (
          <>
            <input
              class="room-input room-submissions-find"
              type="search"
              aria-label={word('submissions.find')}
              placeholder={word('submissions.find')}
              value={search.value}
              onInput={({ currentTarget }) => (search.value = currentTarget.value)}
            />
            <select
              class="room-input room-submissions-show"
              aria-label={word('submissions.show')}
              value={show.value}
              onChange={({ currentTarget }) =>
                (show.value = currentTarget.value === 'all' ? 'all' : 'best')
              }
            >
              <option value="best">{word('submissions.show.best')}</option>
              <option value="all">{word('submissions.show.all')}</option>
            </select>
          </>
        )}
        <span role="status" class="room-submissions-under-way">
          {grading > 0 && word('submissions.gradingCount', { count: grading })}
        </span>
        <span class="room-toolbar-space" />
        {teaches && value.archivedAt === null && found.submissions.length > 0 && (
          <button type="button" class="slip-button" onClick={() => (asks.value = true)}>
            <RotateCcw size={14} aria-hidden />
            {word('submissions.regradeAll')}
          </button>
        )}
      </div>
      <SubmissionTable
        value={value}
        submissions={rows}
        isFiltered={found.submissions.length > 0}
        isLearner={isLearner}
      />
      {asks.value && (
        <ConfirmDialog
          title={word('submissions.regradeAll')}
          action={word('submissions.regradeAll')}
          onCancel={() => (asks.value = false)}
          onConfirm={() => {
            asks.value = false;
            void again.run();
          }}
        >
          {word('submissions.regradeAllText')}
        </ConfirmDialog>
      )}
    </>
  );
}

/** The one that counts of each learner, else the newest: they come the newest first. */
function bestOfEach(submissions: readonly SubmissionSummary[]): SubmissionSummary[] {
  const best = new Map<string, SubmissionSummary>();
  for (const submission of submissions) {
    if (submission.counts || !best.has(submission.person)) best.set(submission.person, submission);
  }
  return [...best.values()];
}

/** A class has some hundred; all are needed to tell the best. */
async function findAll(
  assignment: string,
  signal: AbortSignal,
): Promise<{ submissions: SubmissionSummary[] }> {
  const submissions: SubmissionSummary[] = [];
  let after: string | null = null;
  do {
    const page = await findSubmissions(assignment, after, signal);
    submissions.push(...page.submissions);
    after = page.next;
  } while (after !== null);
  return { submissions };
}
