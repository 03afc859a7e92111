import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import Field from './field.tsx';

/** Properties of {@link ReasonField}. */
export interface ReasonFieldProps {
  label: string;
  hint?: string;
  value: Signal<string>;
}

/** Why points are what they are: whoever they are of reads it. */
export default function ReasonField({ label, hint, value }: ReasonFieldProps): JSX.Element {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          class="room-input"
          rows={3}
          maxLength={1000}
          required
          value={value.value}
          onInput={({ currentTarget }) => (value.value = currentTarget.value)}
        />
      )}
    </Field>
  );
}
