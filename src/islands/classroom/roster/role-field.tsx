import type { JSX } from 'preact';
import { type ClassRole, classRoleSchema } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { roleText } from '../class/role-text.tsx';
import Field from '../parts/field.tsx';

/** Properties of {@link RoleField}. */
export interface RoleFieldProps {
  value: ClassRole;
  onChange(role: ClassRole): void;
}

/** What somebody is to be in a class. */
export default function RoleField({ value, onChange }: RoleFieldProps): JSX.Element {
  return (
    <Field label={word('classes.role')} hint={word('roster.roleHint')}>
      {(ids) => (
        <select
          {...ids}
          class="room-input"
          value={value}
          onChange={({ currentTarget }) => onChange(classRoleSchema.parse(currentTarget.value))}
        >
          {classRoleSchema.options.toReversed().map((role) => (
            <option key={role} value={role}>
              {roleText(role)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
