import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import type { TouchedLessons } from '../../../../protocol/results.ts';
import { word } from '../../../i18n/word.ts';
import {
  findLessonResults,
  findTouchedLessons,
} from '../../../runtime/classroom/results-client.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import LearnersTable from './learners-table.tsx';
import ResultsTabs from './results-tabs.tsx';
import StepList from './step-list.tsx';

/** How a class fares in a lesson: what it stumbles over, and each of its learners. */
export default function ResultsPage(): JSX.Element {
  const { id = '', lesson } = useRoute().params;
  return (
    <ClassPage id={id} title={word('classroom.tabs.results')}>
      {(value) => (
        <>
          <ResultsTabs of={value} here="learning" />
          <Lessons of={value} asked={lesson} />
        </>
      )}
    </ClassPage>
  );
}

function Lessons({ of, asked }: { of: Class; asked: string | undefined }): JSX.Element {
  const { route } = useLocation();
  const touched = useLoaded((signal) => findTouchedLessons(of.id, signal), [of.id]);
  const lessons = touched.value.value?.lessons;
  const lesson = asked ?? (lessons && whereTheClassIs(lessons));
  if (lessons?.length === 0) {
    return (
      <div class="room-empty">
        <p>{word('results.nothingYet')}</p>
        <p>{word('results.nothingYetHint')}</p>
      </div>
    );
  }
  return (
    <>
      <ProblemNote problem={touched.problem.value} onAgain={() => void touched.reload()} />
      {lessons && lesson !== undefined && (
        <>
          <div class="room-toolbar">
            <label class="room-results-lesson">
              <span>{word('results.lesson')}</span>
              <select
                class="room-input"
                value={lesson}
                onChange={({ currentTarget }) =>
                  route(classroomPath('classes', of.id, 'results', 'lessons', currentTarget.value))
                }
              >
                {lessons.map(({ slug, title, learners }) => (
                  <option key={slug} value={slug}>
                    {word('results.lessonBy', { title, count: learners })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <LessonResults classId={of.id} lesson={lesson} key={lesson} />
        </>
      )}
    </>
  );
}

/** The last lesson that at least half as many have worked on as on any. */
function whereTheClassIs(lessons: TouchedLessons['lessons']): string | undefined {
  const most = Math.max(...lessons.map(({ learners }) => learners));
  return lessons.findLast(({ learners }) => learners >= most / 2)?.slug;
}

function LessonResults({ classId, lesson }: { classId: string; lesson: string }): JSX.Element {
  const loaded = useLoaded(
    (signal) => findLessonResults(classId, lesson, signal),
    [classId, lesson],
  );
  const results = loaded.value.value;
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {results && (
        <>
          <section class="room-section" aria-labelledby="results-steps">
            <h2 id="results-steps">{word('results.stumbles')}</h2>
            <StepList steps={results.steps} learners={results.learners.length} />
          </section>
          <section class="room-section" aria-labelledby="results-learners">
            <h2 id="results-learners">{word('results.learners')}</h2>
            <LearnersTable classId={classId} results={results} />
          </section>
        </>
      )}
    </>
  );
}
