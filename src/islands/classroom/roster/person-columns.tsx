import type { Enrollment } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import RoleText from '../class/role-text.tsx';
import type { Column } from '../parts/data-table.tsx';

type Listed = Pick<Enrollment, 'role' | 'email' | 'externalId'>;

/** What is told of whoever is in a class, and of whoever is asked into it. */
export function personColumns(): Column<Listed>[] {
  return [
    {
      key: 'role',
      title: word('classes.role'),
      cell: ({ role }) => <RoleText role={role} />,
      by: ({ role }) => role,
    },
    {
      key: 'email',
      title: word('roster.email'),
      cell: ({ email }) => email ?? '–',
      by: ({ email }) => email,
    },
    {
      key: 'externalId',
      title: word('roster.externalId'),
      cell: ({ externalId }) => externalId ?? '–',
      by: ({ externalId }) => externalId,
    },
  ];
}
