import type { Signal } from '@preact/signals';
import { Pencil } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Enrollment } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import TimeText from '../parts/time-text.tsx';
import { personColumns } from './person-columns.tsx';

/** Properties of {@link RosterTable}. */
export interface RosterTableProps {
  members: readonly Enrollment[];
  /** Also such as are not shown now. */
  hasMembers: boolean;
  /** Persons whose name another member has too. */
  namesakes: ReadonlySet<string>;
  /** Persons that are chosen; null for a reader who may change nothing. */
  chosen: Signal<ReadonlySet<string>> | null;
  onChange: ((member: Enrollment) => void) | null;
}

/** Who belongs to a class, to be sorted and chosen from. */
export default function RosterTable(props: RosterTableProps): JSX.Element {
  const { members, namesakes, hasMembers, chosen, onChange } = props;
  const columns: Column<Enrollment>[] = [
    {
      key: 'name',
      title: word('roster.name'),
      cell: ({ name, person }) => (
        <span class="room-roster-name">
          {name}{' '}
          {namesakes.has(person) && (
            <span class="room-badge" data-tone="warning" title={word('roster.sameNameText')}>
              {word('roster.sameName')}
            </span>
          )}
        </span>
      ),
      by: ({ name }) => name,
    },
    ...personColumns(),
    {
      key: 'joined',
      title: word('roster.joined'),
      cell: ({ joinedAt, hasSignedIn }) =>
        hasSignedIn ? (
          <TimeText at={joinedAt} />
        ) : (
          <span class="room-badge">{word('roster.notYet')}</span>
        ),
      by: ({ joinedAt, hasSignedIn }) => (hasSignedIn ? Date.parse(joinedAt) : null),
    },
  ];
  if (chosen) columns.unshift(choiceOf(chosen));
  if (onChange) {
    columns.push({
      key: 'change',
      title: word('roster.change'),
      corner: 'end',
      cell: (member) => (
        <button
          type="button"
          class="slip-icon-button"
          aria-label={word('roster.changeOne', { name: member.name })}
          onClick={() => onChange(member)}
        >
          <Pencil size={14} aria-hidden />
        </button>
      ),
    });
  }
  return (
    <>
      {chosen && members.length > 0 && <ChooseAll members={members} chosen={chosen} />}
      <DataTable
        caption={word('classroom.tabs.roster')}
        columns={columns}
        rows={members}
        keyOf={({ person }) => person}
        empty={<p>{hasMembers ? word('roster.nobodyFound') : word('roster.nobody')}</p>}
        sortedBy="name"
      />
    </>
  );
}

function choiceOf(chosen: Signal<ReadonlySet<string>>): Column<Enrollment> {
  const choose = (person: string, isChosen: boolean) => {
    const others = [...chosen.value].filter((other) => other !== person);
    chosen.value = new Set(isChosen ? [...others, person] : others);
  };
  return {
    key: 'choice',
    title: word('roster.choice'),
    corner: 'start',
    cell: ({ person, name }) => (
      <input
        type="checkbox"
        aria-label={word('roster.choose', { name })}
        checked={chosen.value.has(person)}
        onChange={({ currentTarget }) => choose(person, currentTarget.checked)}
      />
    ),
  };
}

interface ChooseAllProps {
  members: readonly Enrollment[];
  chosen: Signal<ReadonlySet<string>>;
}

/** All that are shown: who is filtered out is not chosen unseen. */
function ChooseAll({ members, chosen }: ChooseAllProps): JSX.Element {
  const isAll = members.every(({ person }) => chosen.value.has(person));
  return (
    <label class="room-roster-all">
      <input
        type="checkbox"
        checked={isAll}
        onChange={() => (chosen.value = new Set(isAll ? [] : members.map(({ person }) => person)))}
      />
      {word('roster.chooseAll')}
    </label>
  );
}
