import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import SubmissionList from './submission-list.tsx';

/** What was handed in to an assignment. */
export default function SubmissionsPage(): JSX.Element {
  const { id = '', assignment = '' } = useRoute().params;
  const name = useSignal<string | null>(null);
  const href = classroomPath('classes', id, 'assignments', assignment);
  return (
    <ClassPage
      id={id}
      title={word('submissions.title')}
      above={name.value === null ? undefined : { name: name.value, href }}
    >
      {(value) => (
        <SubmissionList
          value={value}
          assignment={assignment}
          showTitle={(title) => (name.value = title)}
        />
      )}
    </ClassPage>
  );
}
