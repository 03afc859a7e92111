import { Check, CircleDashed } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { LearnersCheck } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';
import { findLearnersChecks } from '../../../runtime/classroom/results-client.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import DataTable, { type Column } from '../parts/data-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { minutesText } from './figure-text.ts';
import { titleOf } from './step-list.tsx';
import './results.css';

/** How a learner fares in each check of a lesson. */
export default function LearnerPage(): JSX.Element {
  const { id = '', lesson = '', person = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('classroom.tabs.results')}>
      {({ timeZone }) => (
        <Checks key={`${lesson} ${person}`} of={{ id, lesson, person }} zone={timeZone} />
      )}
    </ClassPage>
  );
}

/** Properties of {@link Checks}. */
interface ChecksProps {
  of: { id: string; lesson: string; person: string };
  zone: string;
}

function Checks({ of, zone }: ChecksProps): JSX.Element {
  const loaded = useLoaded(
    (signal) => findLearnersChecks(of, signal),
    [of.id, of.lesson, of.person],
  );
  const learner = loaded.value.value;
  return (
    <>
      <p class="room-results-back">
        <a href={classroomPath('classes', of.id, 'results', 'lessons', of.lesson)}>
          {word('results.back')}
        </a>
      </p>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {learner && (
        <section aria-labelledby="results-learner">
          <h2 id="results-learner" class="room-results-name">
            {word('results.learnerIn', { name: learner.name, lesson: learner.lessonTitle })}
          </h2>
          <DataTable
            caption={word('results.checks')}
            columns={columnsOf(learner.checks, zone)}
            rows={learner.checks}
            keyOf={({ step, check }) => `${step}/${check}`}
            empty={<p>{word('results.noChecks')}</p>}
            keepsFirst
            stacks
          />
        </section>
      )}
    </>
  );
}

function columnsOf(
  checks: readonly LearnersCheck[],
  zone: string,
): readonly Column<LearnersCheck>[] {
  const steps = [...new Set(checks.map(({ step }) => step))];
  return [
    { key: 'check', title: word('results.check'), cell: ({ title }) => title },
    {
      key: 'step',
      title: word('results.step'),
      by: ({ step }) => steps.indexOf(step),
      cell: ({ step, stepTitle }) => `${steps.indexOf(step) + 1}. ${titleOf({ title: stepTitle })}`,
    },
    {
      key: 'success',
      title: word('results.firstSuccess'),
      by: ({ firstSuccessAt }) => firstSuccessAt,
      cell: (check) => <Success check={check} zone={zone} />,
    },
    {
      key: 'attempts',
      title: word('results.attempts'),
      isNumber: true,
      by: ({ attempts }) => attempts,
      cell: (check) => (isTouched(check) ? check.attempts : '–'),
    },
    {
      key: 'failures',
      title: word('results.failures'),
      isNumber: true,
      by: ({ failures }) => failures,
      cell: (check) => (isTouched(check) ? check.failures : '–'),
    },
    {
      key: 'minutes',
      title: word('results.time'),
      isNumber: true,
      by: ({ minutes }) => minutes,
      cell: (check) => (isTouched(check) ? minutesText(check.minutes) : '–'),
    },
    {
      key: 'commonest',
      title: word('results.commonest'),
      cell: ({ commonestFailure }) => (
        <span class="room-results-found">{commonestFailure ?? '–'}</span>
      ),
    },
  ];
}

const isTouched = ({ failures, minutes, firstSuccessAt }: LearnersCheck): boolean =>
  firstSuccessAt !== null || failures > 0 || minutes > 0;

function Success({ check, zone }: { check: LearnersCheck; zone: string }): JSX.Element {
  const { firstSuccessAt } = check;
  if (firstSuccessAt !== null) {
    return (
      <span class="room-results-cell" data-state="done">
        <Check size={14} aria-hidden />
        <TimeText at={firstSuccessAt} zone={zone} />
      </span>
    );
  }
  const isTrying = isTouched(check);
  return (
    <span class="room-results-cell" data-state={isTrying ? 'trying' : undefined}>
      {isTrying && <CircleDashed size={14} aria-hidden />}
      {isTrying ? word('results.trying') : word('results.untouched')}
    </span>
  );
}
