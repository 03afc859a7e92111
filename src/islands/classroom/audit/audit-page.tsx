import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import ClassPage from '../class/class-page.tsx';
import ClassroomTabs from '../home/classroom-tabs.tsx';
import Page from '../parts/page.tsx';
import AuditList from './audit-list.tsx';

/** What was done in a class; without one, on the whole server. */
export default function AuditPage(): JSX.Element {
  const { id } = useRoute().params;
  if (id === undefined) {
    return (
      <Page title={word('audit.ofServer')} tabs={<ClassroomTabs role="administrator" />}>
        <AuditList id={null} zone={undefined} />
      </Page>
    );
  }
  return (
    <ClassPage id={id} title={word('classroom.tabs.audit')}>
      {({ timeZone }) => <AuditList id={id} zone={timeZone} />}
    </ClassPage>
  );
}
