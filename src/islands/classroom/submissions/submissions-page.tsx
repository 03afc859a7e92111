import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import ClassPage from '../class/class-page.tsx';
import SubmissionList from './submission-list.tsx';

/** What was handed in to an assignment. */
export default function SubmissionsPage(): JSX.Element {
  const { id = '', assignment = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('submissions.title')}>
      {(value) => <SubmissionList value={value} assignment={assignment} />}
    </ClassPage>
  );
}
