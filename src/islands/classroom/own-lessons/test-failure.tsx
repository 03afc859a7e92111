import type { JSX } from 'preact';
import type { LessonTestFailure } from '../../../../protocol/own-lesson.ts';
import { word } from '../../../i18n/word.ts';

/** The first thing that was not as the lesson says, when it was played on a real engine. */
export default function TestFailure({ failure }: { failure: LessonTestFailure }): JSX.Element {
  const { trial, step, command, expected, found } = failure;
  return (
    <dl class="room-own-failure">
      <dt>{word('ownLessons.trial')}</dt>
      <dd>{trial}</dd>
      {step !== undefined && (
        <>
          <dt>{word('ownLessons.stepId')}</dt>
          <dd>
            <code>{step}</code>
          </dd>
        </>
      )}
      {command !== undefined && (
        <>
          <dt>{word('ownLessons.command')}</dt>
          <dd>
            <pre tabIndex={0}>{command}</pre>
          </dd>
        </>
      )}
      <dt>{word('ownLessons.expected')}</dt>
      <dd>
        <pre tabIndex={0}>{expected}</pre>
      </dd>
      <dt>{word('ownLessons.found')}</dt>
      <dd>
        <pre tabIndex={0}>{found}</pre>
      </dd>
    </dl>
  );
}
