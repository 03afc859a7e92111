import type { JSX } from 'preact';
import type { Invited } from '../../../../protocol/class-invitation.ts';
import { word } from '../../../i18n/word.ts';
import { withdrawInvitation } from '../../../runtime/classroom/roster-client.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { personColumns } from './person-columns.tsx';

/** Properties of {@link InvitedSection}. */
export interface InvitedSectionProps {
  /** Of the class. */
  id: string;
  invited: readonly Invited[];
  mayChange: boolean;
  onChanged(): void;
}

/** Those who have an account and have not said yet whether they come into the class. */
export default function InvitedSection(props: InvitedSectionProps): JSX.Element | null {
  const { id, invited, mayChange, onChanged } = props;
  const withdrawing = useAction(async (person: string) => {
    try {
      await withdrawInvitation(id, person);
    } finally {
      onChanged();
    }
  });
  if (invited.length === 0) return null;
  const columns: Column<Invited>[] = [
    {
      key: 'name',
      title: word('roster.name'),
      cell: ({ name }) => (
        <span class="room-roster-name">
          {name} <span class="room-badge">{word('roster.invited')}</span>
        </span>
      ),
      by: ({ name }) => name,
    },
    ...personColumns(),
    {
      key: 'invitedAt',
      title: word('roster.invitedAt'),
      cell: ({ invitedAt }) => <TimeText at={invitedAt} />,
      by: ({ invitedAt }) => Date.parse(invitedAt),
    },
  ];
  if (mayChange) {
    columns.push({
      key: 'withdraw',
      title: word('roster.change'),
      cell: ({ person, name }) => (
        <button
          type="button"
          class="slip-button"
          disabled={withdrawing.isRunning.value}
          aria-label={word('roster.withdrawOne', { name })}
          onClick={() => void withdrawing.run(person)}
        >
          {word('roster.withdraw')}
        </button>
      ),
    });
  }
  return (
    <section class="room-section">
      <h2>{word('roster.invitedTitle')}</h2>
      <p class="room-roster-count">{word('roster.invitedText')}</p>
      <ProblemNote problem={withdrawing.problem.value} />
      <DataTable
        caption={word('roster.invitedTitle')}
        columns={columns}
        rows={invited}
        keyOf={({ person }) => person}
        empty={null}
        sortedBy="name"
      />
    </section>
  );
}
