import { useSignal } from '@preact/signals';
import { UserPlus } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Person } from '../../../../protocol/person.ts';
import { word } from '../../../i18n/word.ts';
import { findPeople } from '../../../runtime/classroom/people-client.ts';
import ClassroomTabs from '../home/classroom-tabs.tsx';
import DataTable from '../parts/data-table.tsx';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import InviteDialog from './invite-dialog.tsx';
import PersonDialog from './person-dialog.tsx';
import { roleWord } from './role-word.ts';
import './people.css';

/** Milliseconds after the last key until it is searched. */
const searchAfter = 250;

/** People of the server, for administrators. */
export default function PeoplePage(): JSX.Element {
  const search = useSignal('');
  const sought = useSignal('');
  /** Where the pages begin that were turned to, the first one left out. */
  const pages = useSignal<readonly string[]>([]);
  const shown = useSignal<'invite' | Person | null>(null);
  const after = pages.value.at(-1) ?? null;
  const people = useLoaded(
    (signal) => findPeople({ search: sought.value, after }, signal),
    [sought.value, after],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      if (sought.peek() === search.value) return;
      sought.value = search.value;
      pages.value = [];
    }, searchAfter);
    return () => clearTimeout(timer);
  }, [search.value]);
  const found = people.value.value;
  const close = () => {
    shown.value = null;
    void people.reload();
  };
  return (
    <Page
      title={word('people.people')}
      tabs={<ClassroomTabs role="administrator" />}
      actions={
        <button
          type="button"
          class="slip-button"
          data-primary
          onClick={() => (shown.value = 'invite')}
        >
          <UserPlus size={14} aria-hidden />
          {word('people.invite')}
        </button>
      }
    >
      <div class="room-toolbar">
        <input
          class="room-input"
          type="search"
          style={{ maxWidth: '22rem' }}
          aria-label={word('people.search')}
          placeholder={word('people.search')}
          value={search.value}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </div>
      <ProblemNote problem={people.problem.value} onAgain={() => void people.reload()} />
      {found && (
        <DataTable
          caption={word('people.people')}
          rows={found.people}
          keyOf={({ id }) => id}
          empty={<p>{word('people.noneFound')}</p>}
          columns={[
            {
              key: 'name',
              title: word('people.name'),
              cell: (person) => (
                <button
                  type="button"
                  class="room-people-name"
                  onClick={() => (shown.value = person)}
                >
                  {person.name}
                </button>
              ),
            },
            { key: 'email', title: word('people.email'), cell: ({ email }) => email ?? '–' },
            {
              key: 'role',
              title: word('people.role'),
              cell: ({ role, disabledAt }) => (
                <>
                  {roleWord(role)}{' '}
                  {disabledAt !== null && (
                    <span class="room-badge" data-tone="warning">
                      {word('people.disabled')}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'since',
              title: word('people.since'),
              cell: ({ createdAt }) => <TimeText at={createdAt} />,
            },
          ]}
        />
      )}
      {(pages.value.length > 0 || found?.next) && (
        <div class="room-toolbar room-people-pages">
          <button
            type="button"
            class="slip-button"
            disabled={pages.value.length === 0}
            onClick={() => (pages.value = pages.value.slice(0, -1))}
          >
            {word('people.previous')}
          </button>
          <button
            type="button"
            class="slip-button"
            disabled={!found?.next}
            onClick={() => found?.next && (pages.value = [...pages.value, found.next])}
          >
            {word('people.next')}
          </button>
        </div>
      )}
      {shown.value === 'invite' && <InviteDialog onClose={close} />}
      {shown.value !== null && shown.value !== 'invite' && (
        <PersonDialog person={shown.value} onClose={close} />
      )}
    </Page>
  );
}
