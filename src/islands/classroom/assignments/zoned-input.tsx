import type { JSX } from 'preact';
import { fromLocalInput, toLocalInput } from '../../../runtime/classroom/zoned-time.ts';
import Field from '../parts/field.tsx';

/** Properties of {@link ZonedInput}. */
export interface ZonedInputProps {
  label: string;
  hint: string;
  /** ISO 8601; null for none. */
  at: string | null;
  /** Nothing before it may be chosen. */
  least?: string;
  /** In which it is typed. */
  zone: string;
  onChange(at: string | null): void;
}

/** A day and time, typed as clocks in the class's zone show them. */
export default function ZonedInput(props: ZonedInputProps): JSX.Element {
  const { label, hint, at, least, zone, onChange } = props;
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          class="room-input"
          type="datetime-local"
          min={least === undefined ? undefined : toLocalInput(least, zone)}
          value={toLocalInput(at, zone)}
          onChange={({ currentTarget }) => onChange(fromLocalInput(currentTarget.value, zone))}
        />
      )}
    </Field>
  );
}
