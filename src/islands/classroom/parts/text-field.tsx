import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import Field from './field.tsx';

/** Properties of {@link TextField}. */
export interface TextFieldProps {
  label: string;
  value: Signal<string>;
  type?: 'text' | 'email';
  autoComplete?: 'name' | 'username' | 'email' | 'off';
  hint?: ComponentChildren;
  /** May be left empty. */
  isOptional?: boolean;
}

/** A line of text. */
export default function TextField(props: TextFieldProps): JSX.Element {
  const { label, value, type = 'text', autoComplete = 'off', hint, isOptional } = props;
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          class="room-input"
          type={type}
          required={!isOptional}
          maxLength={type === 'email' ? 254 : 100}
          autoComplete={autoComplete}
          value={value.value}
          onInput={(event) => (value.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
