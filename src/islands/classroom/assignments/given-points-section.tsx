import { useSignal } from '@preact/signals';
import { Pencil, X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Assignment, GivenPoints } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findGivenPoints, takePointsBack } from '../../../runtime/classroom/assignment-client.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { numberText } from '../parts/number-text.ts';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import GivenPointsDialog from './given-points-dialog.tsx';

/** Properties of {@link GivenPointsSection}. */
export interface GivenPointsSectionProps {
  assignment: Assignment;
  value: Class;
  mayChange: boolean;
}

/** Who has points by an instructor's word, and how they are given and taken back. */
export default function GivenPointsSection(props: GivenPointsSectionProps): JSX.Element {
  const { assignment, value, mayChange } = props;
  const isOpen = useSignal(false);
  const loaded = useLoaded((signal) => findGivenPoints(assignment.id, signal), [assignment.id]);
  const removing = useAction(async (person: string) => {
    await takePointsBack(assignment.id, person);
    await loaded.reload();
  });
  const columns: Column<GivenPoints>[] = [
    {
      key: 'name',
      title: word('assignments.learner'),
      cell: ({ name }) => name,
      by: ({ name }) => name,
    },
    {
      key: 'points',
      title: word('assignments.points'),
      cell: ({ points }) =>
        word('assignments.pointsOfAll', {
          ...{ points: numberText(points), most: numberText(assignment.mostPoints) },
        }),
      by: ({ points }) => points,
      isNumber: true,
    },
    { key: 'reason', title: word('assignments.reason'), cell: ({ reason }) => reason },
    { key: 'by', title: word('assignments.givenBy'), cell: ({ byName }) => byName || '–' },
    {
      key: 'at',
      title: word('assignments.givenAt'),
      cell: ({ at }) => <TimeText at={at} zone={value.timeZone} />,
      by: ({ at }) => at,
    },
    {
      key: 'remove',
      title: word('assignments.takeBack'),
      corner: 'end',
      cell: ({ person, name }) =>
        mayChange && (
          <button
            type="button"
            class="slip-icon-button"
            aria-label={word('assignments.takeBackOf', { name })}
            onClick={() => void removing.run(person)}
          >
            <X size={14} aria-hidden />
          </button>
        ),
    },
  ];
  return (
    <section class="room-section">
      <h2>{word('assignments.givenPoints')}</h2>
      <p class="room-assignments-note">{word('assignments.givenPointsHint')}</p>
      {mayChange && (
        <div class="room-toolbar">
          <button type="button" class="slip-button" onClick={() => (isOpen.value = true)}>
            <Pencil size={14} aria-hidden />
            {word('assignments.givePoints')}
          </button>
        </div>
      )}
      <ProblemNote problem={removing.problem.value ?? loaded.problem.value} />
      {loaded.value.value && (
        <DataTable
          caption={word('assignments.givenPoints')}
          columns={columns}
          rows={loaded.value.value}
          keyOf={({ person }) => person}
          empty={<p>{word('assignments.givenNone')}</p>}
        />
      )}
      {isOpen.value && loaded.value.value && (
        <GivenPointsDialog
          assignment={assignment}
          given={loaded.value.value}
          onClose={() => (isOpen.value = false)}
          onDone={loaded.reload}
        />
      )}
    </section>
  );
}
