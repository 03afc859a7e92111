import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import RoleText from '../class/role-text.tsx';
import DataTable, { type Column } from '../parts/data-table.tsx';
import TimeText from '../parts/time-text.tsx';

/** Properties of {@link ClassTable}. */
export interface ClassTableProps {
  classes: readonly Class[];
  mayCreate: boolean;
}

/** Classes, each a link. */
export default function ClassTable({ classes, mayCreate }: ClassTableProps): JSX.Element {
  const columns: readonly Column<Class>[] = [
    {
      key: 'name',
      title: word('classes.name'),
      cell: ({ id, name }) => (
        <a class="room-home-name" href={classroomPath('classes', id)}>
          {name}
        </a>
      ),
      by: ({ name }) => name,
    },
    {
      key: 'role',
      title: word('classes.role'),
      cell: ({ role }) => <RoleText role={role} />,
      by: ({ role }) => role,
    },
    {
      key: 'learners',
      title: word('classes.learners'),
      cell: ({ learners }) => learners,
      by: ({ learners }) => learners,
      isNumber: true,
    },
    {
      key: 'created',
      title: word('classes.created'),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
      by: ({ createdAt }) => Date.parse(createdAt),
    },
  ];
  return (
    <DataTable
      caption={word('classes.yours')}
      columns={columns}
      rows={classes}
      keyOf={({ id }) => id}
      empty={<p>{mayCreate ? word('classes.noneToTeach') : word('classes.noneToLearn')}</p>}
    />
  );
}
