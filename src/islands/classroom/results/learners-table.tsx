import { Check, CircleDashed } from 'lucide-preact';
import type { JSX } from 'preact';
import type { LearnerResults, LearnersStep, LessonResults } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { minutesText } from './figure-text.ts';
import { titleOf } from './step-list.tsx';

/** Properties of {@link LearnersTable}. */
export interface LearnersTableProps {
  classId: string;
  results: LessonResults;
}

/** Learners × steps, with minutes at work and failures. */
export default function LearnersTable({ classId, results }: LearnersTableProps): JSX.Element {
  const { lesson, steps, learners } = results;
  const columns: Column<LearnerResults>[] = [
    {
      key: 'name',
      title: word('results.learner'),
      by: ({ name }) => name,
      cell: ({ person, name }) => (
        <a
          href={classroomPath('classes', classId, 'results', 'lessons', lesson, 'learners', person)}
        >
          {name}
        </a>
      ),
    },
    {
      key: 'done',
      title: word('results.done'),
      isNumber: true,
      by: ({ done }) => done,
      cell: ({ done }) => `${done} / ${steps.length}`,
    },
    {
      key: 'attempts',
      title: word('results.attempts'),
      isNumber: true,
      by: ({ attempts }) => attempts,
      cell: ({ attempts }) => attempts,
    },
    {
      key: 'minutes',
      title: word('results.time'),
      isNumber: true,
      by: ({ minutes }) => minutes,
      cell: ({ minutes }) => minutesText(minutes),
    },
    ...steps.map((step, index): Column<LearnerResults> => ({
      key: step.step,
      title: String(index + 1),
      fullTitle: `${index + 1}. ${titleOf(step)}`,
      by: (learner) => learner.steps[step.step]?.failures ?? null,
      cell: (learner) => <StepCell step={learner.steps[step.step]} />,
    })),
  ];
  return (
    <>
      <p class="room-results-note">{word('results.learnersHint')}</p>
      <DataTable
        caption={word('results.byStep')}
        columns={columns}
        rows={learners}
        keyOf={({ person }) => person}
        empty={<p>{word('results.noLearners')}</p>}
        keepsFirst
      />
    </>
  );
}

function StepCell({ step }: { step: LearnersStep | undefined }): JSX.Element {
  if (!step) {
    return (
      <span class="room-results-cell">
        <span aria-hidden="true">–</span>
        <span class="room-unseen">{word('results.untouched')}</span>
      </span>
    );
  }
  const isDone = step.firstSuccessAt !== null;
  const Icon = isDone ? Check : CircleDashed;
  return (
    <span class="room-results-cell" data-state={isDone ? 'done' : 'trying'}>
      <Icon size={14} aria-hidden />
      <span class="room-unseen">{isDone ? word('results.done') : word('results.trying')}</span>
      {minutesText(step.minutes)}
      {step.failures > 0 && <small>{word('results.failed', { count: step.failures })}</small>}
    </span>
  );
}
