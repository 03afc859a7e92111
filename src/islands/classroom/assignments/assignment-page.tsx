import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import ClassPage from '../class/class-page.tsx';
import { useTitle } from '../parts/use-title.ts';
import LearnersAssignmentView from './learners-assignment-view.tsx';
import TeachersAssignment from './teachers-assignment.tsx';

/** An assignment: what it asks of a learner, or all of it for those who teach. */
export default function AssignmentPage(): JSX.Element {
  const { id = '', assignment = '' } = useRoute().params;
  const [title, showTitle] = useTitle(word('assignments.one'));
  return (
    <ClassPage id={id} title={title.value}>
      {(value) =>
        value.role === 'learner' ? (
          <LearnersAssignmentView id={assignment} showTitle={showTitle} />
        ) : (
          <TeachersAssignment id={assignment} value={value} showTitle={showTitle} />
        )
      }
    </ClassPage>
  );
}
