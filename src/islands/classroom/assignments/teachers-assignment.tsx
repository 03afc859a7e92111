import { useSignal } from '@preact/signals';
import { Trash2 } from 'lucide-preact';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { type Assignment, assignmentDraftSchema } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import {
  changeAssignment,
  findAssignment,
  findLessons,
  removeAssignment,
} from '../../../runtime/classroom/assignment-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import { classroomPath } from '../addresses.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { type ShowTitle, useTitleOf } from '../parts/use-title.ts';
import AssignmentForm from './assignment-form.tsx';
import ExtensionsSection from './extensions-section.tsx';
import GivenPointsSection from './given-points-section.tsx';
import StateBadge, { stateForClass } from './state-badge.tsx';
import { teaches } from './teaches.ts';
import './assignments.css';

/** An assignment for those who teach: its settings, its extensions, and the way to what was handed in. */
export default function TeachersAssignment(props: {
  id: string;
  value: Class;
  showTitle: ShowTitle;
}): JSX.Element {
  const { id, value, showTitle } = props;
  const loaded = useLoaded((signal) => findAssignment(id, signal), [id]);
  const lessons = useLoaded((signal) => findLessons(value.id, signal), [value.id]);
  const assignment = loaded.value.value;
  useTitleOf(assignment?.title, showTitle);
  const mayChange = teaches(value) && value.archivedAt === null;
  return (
    <>
      <ProblemNote
        problem={loaded.problem.value ?? lessons.problem.value}
        onAgain={() => void Promise.all([loaded.reload(), lessons.reload()])}
      />
      {assignment && (
        <>
          <Heading assignment={assignment} mayChange={mayChange} />
          <ExtensionsSection assignment={assignment} value={value} mayChange={mayChange} />
          <GivenPointsSection assignment={assignment} value={value} mayChange={mayChange} />
        </>
      )}
      {assignment && mayChange && lessons.value.value && (
        <section class="room-section">
          <h2>{word('assignments.settings')}</h2>
          <AssignmentForm
            draft={draftOf(assignment)}
            lessons={lessons.value.value}
            zone={value.timeZone}
            isNew={false}
            missing={assignment.missingChecks}
            save={async (draft) => loaded.show(await changeAssignment(id, draft))}
          />
        </section>
      )}
    </>
  );
}

function Heading(props: { assignment: Assignment; mayChange: boolean }): JSX.Element {
  const { id, class: classId, title, lessonProblem } = props.assignment;
  const { route } = useLocation();
  const asks = useSignal(false);
  const removing = useAction(async () => {
    await removeAssignment(id);
    route(classroomPath('classes', classId, 'assignments'));
  });
  return (
    <section class="room-section" aria-label={title}>
      <p class="room-badges">
        <StateBadge state={stateForClass(props.assignment)} />
      </p>
      {lessonProblem && (
        <div class="slip-notice room-note" data-tone="failed">
          <p>
            {word(lessonProblem === 'gone' ? 'assignments.lessonGone' : 'assignments.lessonBroken')}
          </p>
        </div>
      )}
      <div class="room-toolbar">
        <a
          class="slip-button"
          href={classroomPath('classes', classId, 'assignments', id, 'submissions')}
        >
          {word('assignments.submissions')}
        </a>
        <a
          class="slip-button"
          href={classroomPath('classes', classId, 'assignments', id, 'preview')}
        >
          {word('assignments.asLearner')}
        </a>
        <span class="room-toolbar-space" />
        {props.mayChange && (
          <button type="button" class="slip-button" onClick={() => (asks.value = true)}>
            <Trash2 size={14} aria-hidden />
            {word('assignments.remove')}
          </button>
        )}
      </div>
      <ProblemNote problem={removing.problem.value} />
      {asks.value && (
        <ConfirmDialog
          title={word('assignments.removeTitle', { title })}
          action={word('assignments.remove')}
          onCancel={() => (asks.value = false)}
          onConfirm={() => {
            asks.value = false;
            void removing.run();
          }}
        >
          {word('assignments.removeWhat')}
        </ConfirmDialog>
      )}
    </section>
  );
}

/** The part of an assignment that an instructor decides. */
function draftOf(assignment: Assignment) {
  const keys = Object.keys(
    assignmentDraftSchema.shape,
  ) as (keyof typeof assignmentDraftSchema.shape)[];
  return assignmentDraftSchema.parse(Object.fromEntries(keys.map((key) => [key, assignment[key]])));
}
