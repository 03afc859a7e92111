import { ArrowRight } from 'lucide-preact';
import type { JSX } from 'preact';
import type { LearnersAssignment } from '../../../../protocol/assignment.ts';
import { localizedPath } from '../../../i18n/localized-path.ts';
import { pageLanguage, word } from '../../../i18n/word.ts';
import { findMyAssignment } from '../../../runtime/classroom/assignment-client.ts';
import ProblemNote from '../parts/problem-note.tsx';
import HandIn from '../submissions/hand-in.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { type ShowTitle, useTitleOf } from '../parts/use-title.ts';
import ChecksTable from './checks-table.tsx';
import { lateText } from './late-text.ts';
import StateBadge from './state-badge.tsx';
import ZonedText from './zoned-text.tsx';
import './assignments.css';
import { numberText } from '../parts/number-text.ts';

/** What an assignment asks of the reader, until when, and where they stand. */
export default function LearnersAssignmentView(props: {
  id: string;
  showTitle: ShowTitle;
}): JSX.Element {
  const { id, showTitle } = props;
  const loaded = useLoaded((signal) => findMyAssignment(id, signal), [id]);
  const assignment = loaded.value.value;
  useTitleOf(assignment?.title, showTitle);
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {assignment && (
        <>
          <Facts assignment={assignment} />
          <div class="room-toolbar">
            <a
              class="slip-button"
              href={localizedPath(`/lessons/${assignment.lesson}/`, pageLanguage())}
            >
              {word('assignments.openLesson')}
              <ArrowRight size={14} aria-hidden />
            </a>
            <HandIn assignment={assignment} />
          </div>
          <ChecksTable assignment={assignment} />
        </>
      )}
    </>
  );
}

function Facts({ assignment }: { assignment: LearnersAssignment }): JSX.Element {
  const { title, lessonTitle, state, isExtended, times, timeZone: zone, attempts } = assignment;
  const { used, allowed } = attempts;
  return (
    <section class="room-section" aria-label={title}>
      <p class="room-badges">
        <StateBadge state={state} />
        {isExtended && (
          <span class="room-badge" data-tone="info">
            {word('assignments.extended')}
          </span>
        )}
      </p>
      <dl class="room-assignments-facts">
        <dt>{word('assignments.lesson')}</dt>
        <dd>{lessonTitle}</dd>
        <dt>{word('assignments.opens')}</dt>
        <dd>
          <ZonedText at={times.opensAt} zone={zone} none={word('assignments.atOnce')} />
        </dd>
        <dt>{word('assignments.dueAt')}</dt>
        <dd>
          <ZonedText at={times.dueAt} zone={zone} none={word('assignments.noDue')} />
        </dd>
        <dt>{word('assignments.closes')}</dt>
        <dd>
          <ZonedText at={times.closesAt} zone={zone} none={word('assignments.never')} />
        </dd>
        <dt>{word('assignments.lateRule')}</dt>
        <dd>{lateText(assignment.late)}</dd>
        <dt>{word('assignments.attempts')}</dt>
        <dd>
          {allowed === null
            ? word('assignments.attemptsUnlimited', { count: used })
            : word('assignments.attemptsUsed', { used, allowed })}
        </dd>
        <dt>{word('assignments.points')}</dt>
        <dd>
          {word('assignments.pointsOfAll', {
            points: assignment.points === null ? '–' : numberText(assignment.points),
            most: numberText(assignment.mostPoints),
          })}
          {assignment.givenFor !== null && (
            <span class="room-assignments-own-time">
              {word('assignments.givenFor', { reason: assignment.givenFor })}
            </span>
          )}
        </dd>
      </dl>
    </section>
  );
}
