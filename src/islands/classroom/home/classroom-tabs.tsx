import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import type { Role } from '../../../../protocol/person.ts';
import { word } from '../../../i18n/word.ts';
import { classroomBase, classroomPath } from '../addresses.ts';
import Tabs from '../parts/tabs.tsx';

/** The pages beside the classes that the reader's role has: own lessons, accounts, the server's log. */
export default function ClassroomTabs({ role }: { role: Role | undefined }): JSX.Element {
  const { path } = useLocation();
  const isAdministrator = role === 'administrator';
  const tabs = [
    { href: classroomBase(), title: word('classroom.title'), shown: true },
    { href: classroomPath('own-lessons'), title: word('ownLessons.title'), shown: true },
    { href: classroomPath('people'), title: word('people.people'), shown: isAdministrator },
    { href: classroomPath('audit'), title: word('audit.ofServer'), shown: isAdministrator },
  ];
  return (
    <Tabs
      label={word('classroom.parts')}
      tabs={tabs
        .filter(({ shown }) => shown)
        .map((tab) => ({ ...tab, isHere: `${path}/`.replace(/\/+$/, '/') === tab.href }))}
    />
  );
}
