import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { roleWord } from './role-word.ts';

/** Properties of {@link RoleField}. */
export interface RoleFieldProps<AnyRole extends 'administrator' | 'instructor' | 'learner'> {
  roles: readonly AnyRole[];
  value: Signal<AnyRole>;
}

/** Chooses what somebody may do. */
export default function RoleField<AnyRole extends 'administrator' | 'instructor' | 'learner'>({
  roles,
  value,
}: RoleFieldProps<AnyRole>): JSX.Element {
  return (
    <Field label={word('people.role')} hint={word('people.roleHint')}>
      {(ids) => (
        <select
          {...ids}
          class="room-input"
          value={value.value}
          onChange={(event) => {
            const chosen = roles.find((role) => role === event.currentTarget.value);
            if (chosen) value.value = chosen;
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWord(role)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
