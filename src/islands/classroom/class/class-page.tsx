import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findClass } from '../../../runtime/classroom/class-client.ts';
import { classroomBase, classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { classTabs } from './class-tabs.ts';

/** Properties of {@link ClassPage}. */
export interface ClassPageProps {
  /** Id of the class, from the address. */
  id: string;
  /** Title of the page below the class's name; the class's name itself where left out. */
  title?: string;
  actions?: (value: Class, reload: () => Promise<void>) => ComponentChildren;
  children: (value: Class, reload: () => Promise<void>) => ComponentChildren;
}

/** Where there is no room for all tabs, the one that is open is in view. */
const showTab = (tab: HTMLAnchorElement | null) =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** A page of a class: its name, the tabs that the reader's role has, and what `children` make of it. */
export default function ClassPage({ id, title, actions, children }: ClassPageProps): JSX.Element {
  const { path } = useLocation();
  const loaded = useLoaded((signal) => findClass(id, signal), [id]);
  const value = loaded.value.value;
  const tabs = value ? classTabs(value) : [];
  return (
    <Page
      title={title ?? value?.name ?? word('classroom.loading')}
      above={
        <>
          <a href={classroomBase()}>{word('classroom.title')}</a>
          {title && value && (
            <>
              {' / '}
              <a href={classroomPath('classes', id)}>{value.name}</a>
            </>
          )}
        </>
      }
      actions={value && actions?.(value, loaded.reload)}
      tabs={
        <nav class="room-tabs" aria-label={word('classroom.classParts')}>
          {tabs.map(({ part, title: name }) => {
            const href = part ? classroomPath('classes', id, part) : classroomPath('classes', id);
            const below = part === 'assignments' ? [part, 'submissions'] : [part];
            const isHere = part
              ? below.some((each) => `${path}/`.startsWith(classroomPath('classes', id, each)))
              : `${path}/` === href;
            return (
              <a
                key={part}
                class="room-tab"
                href={href}
                aria-current={isHere ? 'page' : undefined}
                ref={isHere ? showTab : null}
              >
                {name}
              </a>
            );
          })}
        </nav>
      }
    >
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {value && children(value, loaded.reload)}
    </Page>
  );
}
