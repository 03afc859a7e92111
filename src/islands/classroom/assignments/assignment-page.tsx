import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import ClassPage from '../class/class-page.tsx';
import LearnersAssignmentView from './learners-assignment-view.tsx';
import TeachersAssignment from './teachers-assignment.tsx';

/** An assignment: what it asks of a learner, or all of it for those who teach. */
export default function AssignmentPage(): JSX.Element {
  const { id = '', assignment = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('assignments.one')}>
      {(value) =>
        value.role === 'learner' ? (
          <LearnersAssignmentView id={assignment} />
        ) : (
          <TeachersAssignment id={assignment} value={value} />
        )
      }
    </ClassPage>
  );
}
