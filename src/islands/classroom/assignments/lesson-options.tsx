import type { JSX } from 'preact';
import type { AssignableLesson } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';

/** The lessons that can be assigned, in a select: the course's, and those that the reader brought. */
export default function LessonOptions(props: {
  lessons: readonly AssignableLesson[];
}): JSX.Element {
  const own = props.lessons.filter((lesson) => lesson.own);
  const ofCourse = props.lessons.filter((lesson) => !lesson.own);
  if (own.length === 0) return <Options lessons={ofCourse} />;
  return (
    <>
      <optgroup label={word('ownLessons.groupOwn')}>
        <Options lessons={own} />
      </optgroup>
      <optgroup label={word('ownLessons.groupCourse')}>
        <Options lessons={ofCourse} />
      </optgroup>
    </>
  );
}

function Options({ lessons }: { lessons: readonly AssignableLesson[] }): JSX.Element {
  return (
    <>
      {lessons.map(({ slug, title }) => (
        <option key={slug} value={slug}>
          {title}
        </option>
      ))}
    </>
  );
}
