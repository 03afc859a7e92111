import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findClass } from '../../../runtime/classroom/class-client.ts';
import { classroomBase, classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import Tabs from '../parts/tabs.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { classTabs } from './class-tabs.ts';

/** Properties of {@link ClassPage}. */
export interface ClassPageProps {
  /** Id of the class, from the address. */
  id: string;
  /** Title of the page below the class's name; the class's name itself where left out. */
  title?: string;
  /** A page of the class that it belongs to: its name and where it is. */
  above?: { name: string; href: string } | undefined;
  actions?: (value: Class, reload: () => Promise<void>) => ComponentChildren;
  children: (value: Class, reload: () => Promise<void>) => ComponentChildren;
}

/** A page of a class: its name, the tabs that the reader's role has, and what `children` make of it. */
export default function ClassPage(props: ClassPageProps): JSX.Element {
  const { id, title, above, actions, children } = props;
  const { path } = useLocation();
  const loaded = useLoaded((signal) => findClass(id, signal), [id]);
  const value = loaded.value.value;
  const problem = loaded.problem.value;
  const tabs = value ? classTabs(value) : [];
  const untitled = problem ? word('classroom.nowhere') : word('classroom.loading');
  return (
    <Page
      title={title ?? value?.name ?? untitled}
      above={
        <>
          <a href={classroomBase()}>{word('classroom.title')}</a>
          {title && value && (
            <>
              {' / '}
              <a href={classroomPath('classes', id)}>{value.name}</a>
            </>
          )}
          {above && value && (
            <>
              {' / '}
              <a href={above.href}>{above.name}</a>
            </>
          )}
        </>
      }
      actions={value && actions?.(value, loaded.reload)}
      tabs={
        problem === null && (
          <Tabs
            label={word('classroom.classParts')}
            tabs={tabs.map(({ part, title: name }) => {
              const href = part ? classroomPath('classes', id, part) : classroomPath('classes', id);
              const below = part === 'assignments' ? [part, 'submissions'] : [part];
              const isHere = part
                ? below.some((each) => `${path}/`.startsWith(classroomPath('classes', id, each)))
                : `${path}/` === href;
              return { href, title: name, isHere };
            })}
          />
        )
      }
    >
      <ProblemNote problem={problem} onAgain={() => void loaded.reload()} />
      {value && children(value, loaded.reload)}
    </Page>
  );
}
