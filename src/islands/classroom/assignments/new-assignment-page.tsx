import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import type { AssignmentDraft } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { createAssignment, findLessons } from '../../../runtime/classroom/assignment-client.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import AssignmentForm from './assignment-form.tsx';

const empty: AssignmentDraft = {
  ...{ title: '', lesson: '', late: { kind: 'none' }, attempts: null, published: false },
  ...{ points: {}, hidden: [], hiddenChecks: [] },
  times: { opensAt: null, dueAt: null, closesAt: null },
};

/** Where an instructor gives a class something to do. */
export default function NewAssignmentPage(): JSX.Element {
  const id = useRoute().params['id'] ?? '';
  return (
    <ClassPage id={id} title={word('assignments.new')}>
      {(value) => <NewAssignment value={value} />}
    </ClassPage>
  );
}

function NewAssignment({ value }: { value: Class }): JSX.Element {
  const { route } = useLocation();
  const lessons = useLoaded((signal) => findLessons(value.id, signal), [value.id]);
  return (
    <>
      <ProblemNote problem={lessons.problem.value} onAgain={() => void lessons.reload()} />
      {lessons.value.value && (
        <AssignmentForm
          draft={empty}
          lessons={lessons.value.value}
          zone={value.timeZone}
          isNew
          missing={[]}
          save={async (draft) => {
            const { id } = await createAssignment(value.id, draft);
            route(classroomPath('classes', value.id, 'assignments', id));
          }}
        />
      )}
    </>
  );
}
