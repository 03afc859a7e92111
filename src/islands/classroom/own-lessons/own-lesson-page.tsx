import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import { inSequence, word } from '../../../i18n/word.ts';
import { findOwnLesson } from '../../../runtime/classroom/own-lesson-client.ts';
import { findMe } from '../../../runtime/classroom/people-client.ts';
import { classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePolled } from '../submissions/use-polled.ts';
import FindingsTable from './findings-table.tsx';
import LessonActions from './lesson-actions.tsx';
import StageList from './stage-list.tsx';
import { currentStage, isUnderWay } from './stages.ts';
import TestFailure from './test-failure.tsx';
import './own-lessons.css';

/** A lesson that an instructor brought: how far it is, what was found in it, and what can be done with it. */
export default function OwnLessonPage(): JSX.Element {
  const { slug = '' } = useRoute().params;
  const loaded = useLoaded((signal) => findOwnLesson(slug, signal), [slug]);
  const lesson = loaded.value.value;
  const me = useLoaded(findMe, []);
  const reader = me.value.value?.person?.id ?? null;
  usePolled(lesson !== null && isUnderWay(lesson), loaded.reload);
  return (
    <Page
      title={lesson?.title ?? word('ownLessons.name')}
      above={<a href={classroomPath('own-lessons')}>{word('ownLessons.title')}</a>}
      description={lesson && <About lesson={lesson} reader={reader} />}
    >
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {lesson && (
        <>
          <LessonActions lesson={lesson} onChange={loaded.show} />
          <section class="room-section">
            <h2>{word('ownLessons.way')}</h2>
            <StageList lesson={lesson} />
            <p class="room-own-note" role="status">
              {lesson.offered === undefined
                ? word('ownLessons.notOffered')
                : word('ownLessons.offered', { version: lesson.offered })}
            </p>
          </section>
          <Findings lesson={lesson} />
        </>
      )}
    </Page>
  );
}

function About({ lesson, reader }: { lesson: OwnLesson; reader: string | null }): JSX.Element {
  const { version, folder, owner, changedAt } = lesson;
  const source = folder === undefined ? undefined : word('ownLessons.fromFolder', { folder });
  return (
    <>
      {inSequence(word('ownLessons.version', { version }), source)}
      {owner.id !== reader && ` · ${owner.name}`}
      {' · '}
      <TimeText at={changedAt} />
    </>
  );
}

function Findings({ lesson }: { lesson: OwnLesson }): JSX.Element | null {
  const { failure, findings } = lesson;
  const isOfPages = currentStage(lesson) === 'building';
  return (
    <>
      {failure && (
        <section class="room-section">
          <h2>{word(isOfPages ? 'ownLessons.pagesFailed' : 'ownLessons.failure')}</h2>
          <TestFailure failure={failure} />
        </section>
      )}
      {findings.length > 0 && (
        <section class="room-section">
          <h2>{word('ownLessons.findings')}</h2>
          <FindingsTable findings={findings} />
        </section>
      )}
    </>
  );
}
