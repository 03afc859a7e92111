import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import ClassPage from '../class/class-page.tsx';
import { useTitle } from '../parts/use-title.ts';
import LearnersAssignmentView from './learners-assignment-view.tsx';

/** An assignment as a learner sees it, for those who teach; on loopback, where the one user works. */
export default function PreviewPage(): JSX.Element {
  const { id = '', assignment = '' } = useRoute().params;
  const [title, showTitle] = useTitle(word('assignments.asLearner'));
  return (
    <ClassPage id={id} title={title.value}>
      {() => <LearnersAssignmentView id={assignment} showTitle={showTitle} />}
    </ClassPage>
  );
}
