import { useSignal } from '@preact/signals';
import { FileUp, Plus } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { Class, Enrollment } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findWholeRoster } from '../../../runtime/classroom/roster-client.ts';
import { classroomPath } from '../addresses.ts';
import ArchivedNote from '../class/archived-note.tsx';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import AddDialog from './add-dialog.tsx';
import BulkBar from './bulk-bar.tsx';
import InvitedSection from './invited-section.tsx';
import HandedLinks, { type Handed } from './handed-links.tsx';
import MemberDialog from './member-dialog.tsx';
import { namesakesIn } from './namesakes.ts';
import RosterTable from './roster-table.tsx';
import './roster.css';

/** Who belongs to a class. */
export default function RosterPage(): JSX.Element {
  const { id = '' } = useRoute().params;
  const isAdding = useSignal(false);
  const mayChange = ({ role, archivedAt }: Class) =>
    (role === 'instructor' || role === null) && archivedAt === null;
  return (
    <ClassPage
      id={id}
      title={word('classroom.tabs.roster')}
      actions={(value) =>
        mayChange(value) && (
          <>
            <a class="slip-button" href={classroomPath('classes', id, 'roster', 'import')}>
              <FileUp size={14} aria-hidden />
              {word('roster.import')}
            </a>
            <button
              type="button"
              class="slip-button"
              data-primary
              onClick={() => (isAdding.value = true)}
            >
              <Plus size={14} aria-hidden />
              {word('roster.add')}
            </button>
          </>
        )
      }
    >
      {(value) => <Roster value={value} mayChange={mayChange(value)} isAdding={isAdding} />}
    </ClassPage>
  );
}

interface RosterProps {
  value: Class;
  mayChange: boolean;
  isAdding: { value: boolean };
}

function Roster({ value, mayChange, isAdding }: RosterProps): JSX.Element {
  const { id } = value;
  const loaded = useLoaded((signal) => findWholeRoster(id, signal), [id]);
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const found = useSignal('');
  const changing = useSignal<Enrollment | null>(null);
  const handed = useSignal<Handed | null>(null);
  const told = useSignal('');
  const { members = [], invited = [] } = loaded.value.value ?? {};
  const wanted = found.value.trim().toLocaleLowerCase();
  const isWanted = ({
    name,
    email,
    externalId,
  }: Pick<Enrollment, 'name' | 'email' | 'externalId'>) =>
    [name, email ?? '', externalId ?? ''].some((text) => text.toLocaleLowerCase().includes(wanted));
  const shown = members.filter(isWanted);
  const changed = async () => {
    await loaded.reload();
    chosen.value = new Set();
  };
  return (
    <>
      <ArchivedNote value={value} />
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {told.value !== '' && (
        <p class="slip-notice room-note" role="status">
          {told.value}
        </p>
      )}
      {handed.value && <HandedLinks handed={handed.value} onClose={() => (handed.value = null)} />}
      <div class="room-toolbar">
        <input
          class="room-input room-roster-find"
          type="search"
          aria-label={word('roster.find')}
          placeholder={word('roster.find')}
          value={found.value}
          onInput={({ currentTarget }) => (found.value = currentTarget.value)}
        />
        <span class="room-roster-count" role="status">
          {word('roster.count', { count: shown.length })}
        </span>
      </div>
      {mayChange && (
        <BulkBar
          value={value}
          persons={[...chosen.value]}
          onDone={(links) => {
            if (links) handed.value = links;
            void changed();
          }}
        />
      )}
      {loaded.value.value && (
        <RosterTable
          members={shown}
          namesakes={namesakesIn(members)}
          hasMembers={members.length > 0}
          chosen={mayChange ? chosen : null}
          onChange={mayChange ? (member) => (changing.value = member) : null}
        />
      )}
      <InvitedSection
        {...{ id, mayChange }}
        invited={invited.filter(isWanted)}
        onChanged={() => void loaded.reload()}
      />
      {isAdding.value && (
        <AddDialog
          id={id}
          onClose={() => (isAdding.value = false)}
          onAdded={(links, name) => {
            if (links) handed.value = links;
            told.value = name === null ? '' : word('roster.wasInvited', { name });
            void loaded.reload();
          }}
        />
      )}
      {changing.value && (
        <MemberDialog
          id={id}
          member={changing.value}
          onClose={() => (changing.value = null)}
          onChanged={() => void loaded.reload()}
        />
      )}
    </>
  );
}
