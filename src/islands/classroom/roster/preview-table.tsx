import type { ComponentChildren, JSX } from 'preact';
import { classRoleSchema } from '../../../../protocol/class.ts';
import type { RosterPreview, RosterPreviewRow } from '../../../../protocol/roster.ts';
import { word } from '../../../i18n/word.ts';
import { roleText } from '../class/role-text.tsx';
import DataTable, { type Column } from '../parts/data-table.tsx';
import { problemText } from './problem-text.ts';

type Field = 'name' | 'email' | 'externalId' | 'role';

const tones = { added: 'passed', changed: 'info', same: undefined, wrong: 'failed' } as const;

/** What each row of a file would do, and what is wrong in which. */
export default function PreviewTable({ preview }: { preview: RosterPreview }): JSX.Element {
  const { rows, ignored } = preview;
  const words = {
    added: word('roster.added'),
    changed: word('roster.changed'),
    same: word('roster.same'),
    wrong: word('roster.wrong'),
  };
  const columns: readonly Column<RosterPreviewRow>[] = [
    {
      key: 'line',
      title: word('roster.line'),
      cell: ({ line }) => line,
      by: ({ line }) => line,
      isNumber: true,
    },
    {
      key: 'change',
      title: word('roster.effect'),
      cell: ({ change, problems }) => (
        <>
          <span class="room-badge" data-tone={tones[change]}>
            {words[change]}
          </span>
          {problems.map((problem) => (
            <div key={problem.code} class="room-roster-problem">
              {problemText(problem)}
            </div>
          ))}
        </>
      ),
      by: ({ change }) => ['wrong', 'changed', 'added', 'same'].indexOf(change),
    },
    fieldOf('name', word('roster.name')),
    fieldOf('email', word('roster.email')),
    fieldOf('externalId', word('roster.externalId')),
    fieldOf('role', word('classes.role')),
  ];
  const count = (change: RosterPreviewRow['change']) =>
    rows.filter((row) => row.change === change).length;
  return (
    <>
      <p role="status">
        {word('roster.summary', {
          ...{ added: count('added'), changed: count('changed') },
          ...{ same: count('same'), wrong: count('wrong') },
        })}
      </p>
      {ignored.length > 0 && (
        <p class="room-roster-was">{word('roster.ignored', { columns: ignored.join(', ') })}</p>
      )}
      <DataTable
        caption={word('roster.preview')}
        columns={columns}
        rows={rows}
        keyOf={({ line }) => String(line)}
        empty={<p>{word('roster.noRows')}</p>}
        sortedBy="line"
      />
    </>
  );
}

function fieldOf(field: Field, title: string): Column<RosterPreviewRow> {
  const show = (value: string | null): ComponentChildren => {
    if (value === null || value === '') return '–';
    const role = field === 'role' ? classRoleSchema.safeParse(value) : null;
    return role?.success ? roleText(role.data) : value;
  };
  return {
    key: field,
    title,
    cell: ({ before, after, change }) => (
      <>
        {show(after[field])}
        {before && change === 'changed' && before[field] !== after[field] && (
          <div class="room-roster-was">
            {word('roster.was')} <del>{show(before[field])}</del>
          </div>
        )}
      </>
    ),
    by: ({ after }) => after[field],
  };
}
