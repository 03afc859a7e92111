import type { JSX } from 'preact';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import { word } from '../../../i18n/word.ts';

const tones = {
  ...{ checking: 'info', testing: 'info', building: 'info' },
  ...{ ready: 'passed', failed: 'failed' },
} as const;

/** How a lesson's newest version stands, with how much of its test is done. */
export default function OwnLessonBadge({ lesson }: { lesson: OwnLesson }): JSX.Element {
  const { state, progress } = lesson;
  return (
    <span class="room-badge" data-tone={tones[state]}>
      {word(`ownLessons.state.${state}`)}
      {state === 'testing' && progress && progress.of > 0 && (
        <span class="room-own-count">{word('ownLessons.progress', progress)}</span>
      )}
    </span>
  );
}
