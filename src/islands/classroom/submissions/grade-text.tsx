import type { JSX } from 'preact';
import type { Grade, SubmissionState } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { numberText } from '../parts/number-text.ts';

/** Where a submission stands. */
export function SubmissionBadge({ state }: { state: SubmissionState }): JSX.Element {
  const tones = { grading: 'info', graded: 'passed', failed: 'failed' } as const;
  const texts = {
    grading: () => word('submissions.state.grading'),
    graded: () => word('submissions.state.graded'),
    failed: () => word('submissions.state.failed'),
  };
  return (
    <span class="room-badge" data-tone={tones[state]}>
      {texts[state]()}
    </span>
  );
}

/** "7.5 of 9", or a dash where nothing is known yet. */
export const pointsText = (grade: Grade | null): string =>
  grade
    ? word('submissions.pointsOf', {
        points: numberText(grade.points),
        most: numberText(grade.most),
      })
    : '–';

/** Whether it came in time. */
export const lateText = (grade: Grade | null): string =>
  grade === null
    ? '–'
    : grade.daysLate > 0
      ? word('submissions.daysLate', { count: grade.daysLate })
      : word('submissions.inTime');
