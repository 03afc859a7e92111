import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { leastPasswordLength } from '../../../../protocol/sign-in.ts';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';

/** Properties of {@link PasswordField}. */
export interface PasswordFieldProps {
  label: string;
  value: Signal<string>;
  /** One that is chosen now, and not one that is known. */
  isNew?: boolean;
}

/** A password; a new one with what is asked of it. */
export default function PasswordField({ label, value, isNew }: PasswordFieldProps): JSX.Element {
  const hint = isNew ? word('people.passwordRule', { least: leastPasswordLength }) : undefined;
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          class="room-input"
          type="password"
          required
          minLength={isNew ? leastPasswordLength : 1}
          maxLength={256}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          value={value.value}
          onInput={(event) => (value.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
