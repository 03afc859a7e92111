import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findMine } from '../../../runtime/classroom/assignment-client.ts';
import { findMe } from '../../../runtime/classroom/people-client.ts';
import { removeMember } from '../../../runtime/classroom/roster-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import { classroomBase, classroomPath } from '../addresses.ts';
import DueTable from '../home/due-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ArchivedNote from './archived-note.tsx';
import ClassPage from './class-page.tsx';
import JoinCode from './join-code.tsx';
import { roleText } from './role-text.tsx';

/** Where a class begins: for learners what they have to do, for others how people come in. */
export default function ClassHomePage(): JSX.Element {
  const { id = '' } = useRoute().params;
  return (
    <ClassPage id={id}>
      {(value) => (
        <>
          <ArchivedNote value={value} />
          {value.role === 'learner' ? (
            <LearnersHome value={value} />
          ) : (
            <TeachersHome value={value} />
          )}
        </>
      )}
    </ClassPage>
  );
}

function TeachersHome({ value }: { value: Class }): JSX.Element {
  const { id, code, join, archivedAt } = value;
  return (
    <>
      {code !== null && join !== 'closed' && archivedAt === null && (
        <section class="room-section">
          <h2>{word('classes.howToJoin')}</h2>
          <p>{word('classes.howToJoinText')}</p>
          <JoinCode code={code} />
        </section>
      )}
      <section class="room-section">
        <h2>{word('classes.aboutClass')}</h2>
        <Facts value={value} />
      </section>
      {value.learners === 0 && archivedAt === null && value.role !== 'assistant' && (
        <div class="room-empty room-section">
          <p>{word('classes.noLearners')}</p>
          <a class="slip-button" data-primary href={classroomPath('classes', id, 'roster')}>
            {word('roster.add')}
          </a>
        </div>
      )}
    </>
  );
}

function Facts({ value }: { value: Class }): JSX.Element {
  return (
    <dl class="room-class-facts">
      <dt>{word('classes.learners')}</dt>
      <dd>{value.learners}</dd>
      <dt>{word('classes.role')}</dt>
      <dd>{roleText(value.role)}</dd>
      <dt>{word('classes.timeZone')}</dt>
      <dd>{value.timeZone.replaceAll('_', ' ')}</dd>
    </dl>
  );
}

function LearnersHome({ value }: { value: Class }): JSX.Element {
  const { route } = useLocation();
  const isLeaving = useSignal(false);
  const mine = useLoaded((signal) => findMine(value.id, signal), [value.id]);
  const leaving = useAction(async () => {
    const { person } = await findMe();
    if (person) await removeMember(value.id, person.id);
    route(classroomBase());
  });
  return (
    <>
      <section class="room-section">
        <h2>{word('classes.due')}</h2>
        <ProblemNote problem={mine.problem.value} onAgain={() => void mine.reload()} />
        {mine.value.value && <DueTable assignments={mine.value.value} isOfOneClass />}
      </section>
      <section class="room-section">
        <h2>{word('classes.aboutClass')}</h2>
        <Facts value={value} />
        <ProblemNote problem={leaving.problem.value} />
        <p>
          <button type="button" class="slip-button" onClick={() => (isLeaving.value = true)}>
            {word('classes.leave')}
          </button>
        </p>
      </section>
      {isLeaving.value && (
        <ConfirmDialog
          title={word('classes.leave')}
          action={word('classes.leave')}
          onCancel={() => (isLeaving.value = false)}
          onConfirm={() => {
            isLeaving.value = false;
            void leaving.run();
          }}
        >
          {word('classes.leaveText')}
        </ConfirmDialog>
      )}
    </>
  );
}
