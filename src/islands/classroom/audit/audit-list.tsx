import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { AuditEntry } from '../../../../protocol/audit.ts';
import { word } from '../../../i18n/word.ts';
import { findAudit } from '../../../runtime/classroom/class-client.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { actionText } from './action-text.ts';
import './audit.css';

/** Properties of {@link AuditList}. */
export interface AuditListProps {
  /** Of the class; null for the whole server. */
  id: string | null;
  zone: string | undefined;
}

/** What was done, by whom and when, the newest first. */
export default function AuditList({ id, zone }: AuditListProps): JSX.Element {
  const first = useLoaded((signal) => findAudit(id, null, signal), [id]);
  const more = useSignal<readonly AuditEntry[]>([]);
  const next = useSignal<string | null | undefined>(undefined);
  const after = next.value === undefined ? (first.value.value?.next ?? null) : next.value;
  const older = useAction(async () => {
    const page = await findAudit(id, after);
    more.value = [...more.value, ...page.entries];
    next.value = page.next;
  });
  const columns: readonly Column<AuditEntry>[] = [
    {
      key: 'at',
      title: word('audit.at'),
      cell: ({ at }) => <TimeText at={at} zone={zone} />,
    },
    { key: 'by', title: word('audit.by'), cell: ({ byName }) => byName },
    {
      key: 'action',
      title: word('audit.action'),
      cell: ({ action }) => actionText(action),
      heads: true,
    },
    { key: 'subject', title: word('audit.subject'), cell: (entry) => <Subject entry={entry} /> },
    ...(id === null ? [ofClass()] : []),
    {
      key: 'detail',
      title: word('audit.detail'),
      cell: (entry) => <Detail entry={entry} />,
    },
  ];
  const entries = [...(first.value.value?.entries ?? []), ...more.value];
  return (
    <>
      <ProblemNote problem={first.problem.value} onAgain={() => void first.reload()} />
      {first.value.value && (
        <div class="room-audit">
          <DataTable
            caption={word('classroom.tabs.audit')}
            columns={columns}
            rows={entries}
            keyOf={(entry) => entry.id}
            empty={<p>{word('audit.nothing')}</p>}
          />
        </div>
      )}
      <ProblemNote problem={older.problem.value} />
      {after !== null && (
        <p>
          <button
            type="button"
            class="slip-button"
            disabled={older.isRunning.value}
            onClick={() => void older.run()}
          >
            {word('audit.older')}
          </button>
        </p>
      )}
    </>
  );
}

const ofClass = (): Column<AuditEntry> => ({
  key: 'class',
  title: word('audit.class'),
  cell: ({ className }) => className ?? '–',
});

/** So many are named where the table stands; all of them are in the detail. */
const mostNamed = 3;

function Subject({ entry: { about, persons } }: { entry: AuditEntry }): JSX.Element {
  const rest = persons.length - mostNamed;
  const named = persons.slice(0, mostNamed).join(', ');
  return (
    <>
      {about}
      {persons.length > 0 && (
        <span class="room-audit-persons" data-alone={about === '' || undefined}>
          {rest > 0 ? `${named} ${word('results.andMore', { count: rest })}` : named}
        </span>
      )}
    </>
  );
}

/** Everything that was written down, as it was. */
function Detail({ entry }: { entry: AuditEntry }): JSX.Element {
  const { action, subject, detail, persons } = entry;
  return (
    <details class="room-audit-detail">
      <summary>{word('audit.show')}</summary>
      {persons.length > mostNamed && (
        <p>{word('audit.concerned', { names: persons.join(', ') })}</p>
      )}
      <p>{word('audit.raw')}</p>
      <pre tabIndex={0}>{JSON.stringify({ action, subject, ...detail }, null, 1)}</pre>
    </details>
  );
}
