import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import { bringLesson, findOwnLessons } from '../../../runtime/classroom/own-lesson-client.ts';
import { findMe } from '../../../runtime/classroom/people-client.ts';
import { classroomPath } from '../addresses.ts';
import ClassroomTabs from '../home/classroom-tabs.tsx';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePolled } from '../submissions/use-polled.ts';
import BringLesson from './bring-lesson.tsx';
import OwnLessonTable from './own-lesson-table.tsx';
import { isUnderWay } from './stages.ts';
import './own-lessons.css';

/** The lessons that an instructor brought, and how far each is. */
export default function OwnLessonsPage(): JSX.Element {
  const { route } = useLocation();
  const me = useLoaded(findMe, []);
  const loaded = useLoaded(findOwnLessons, []);
  const lessons = loaded.value.value?.lessons;
  usePolled(lessons?.some(isUnderWay) === true, loaded.reload);
  return (
    <Page
      title={word('ownLessons.title')}
      tabs={<ClassroomTabs role={me.value.value?.person?.role} />}
      description={word('ownLessons.about')}
    >
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {lessons && <OwnLessonTable lessons={lessons} reader={me.value.value?.person?.id ?? ''} />}
      {loaded.value.value && (
        <section class="room-section">
          <h2>{word('ownLessons.add')}</h2>
          <BringLesson
            folders={loaded.value.value.folders}
            bring={async (source) => {
              const { slug } = await bringLesson(source);
              route(classroomPath('own-lessons', slug));
            }}
          />
          <p class="room-own-note">
            <a href="/lessons/authoring/">{word('ownLessons.authoring')}</a>
          </p>
        </section>
      )}
    </Page>
  );
}
