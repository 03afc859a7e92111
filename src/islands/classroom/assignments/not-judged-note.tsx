import type { JSX } from 'preact';
import type { AssignableLesson } from '../../../../protocol/assignment.ts';
import type { Check } from '../../../../protocol/check.ts';
import { word } from '../../../i18n/word.ts';
import { notJudged } from './not-judged.ts';

/** Properties of {@link NotJudgedNote}. */
export interface NotJudgedNoteProps {
  lesson: AssignableLesson | undefined;
  /** The assignment's own. */
  checks: readonly Check[];
}

/** Warns of checks that grading could not judge, while they are written. */
export default function NotJudgedNote({ lesson, checks }: NotJudgedNoteProps): JSX.Element {
  const ids = notJudged(lesson, checks);
  return (
    <div role="status">
      {ids.length > 0 && (
        <p class="slip-notice room-note" data-tone="warning">
          {word('assignments.notJudged', { ids: ids.join(', ') })}
        </p>
      )}
    </div>
  );
}
