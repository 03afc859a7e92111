import type { JSX } from 'preact';
import Field from '../parts/field.tsx';

/** Properties of {@link NumberField}. */
export interface NumberFieldProps {
  label: string;
  hint?: string;
  /** Null for none. */
  value: number | null;
  least: number;
  most: number;
  step?: number | 'any';
  isRequired?: boolean;
  isFixed?: boolean | undefined;
  onChange(value: number | null): void;
}

/** A labelled number. */
export default function NumberField(props: NumberFieldProps): JSX.Element {
  const {
    label,
    hint,
    value,
    least,
    most,
    step = 1,
    isRequired = false,
    isFixed,
    onChange,
  } = props;
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          class="room-input"
          type="number"
          min={least}
          max={most}
          step={step}
          required={isRequired}
          disabled={isFixed}
          value={value ?? ''}
          onInput={({ currentTarget }) => {
            const number = currentTarget.valueAsNumber;
            onChange(Number.isNaN(number) ? null : number);
          }}
        />
      )}
    </Field>
  );
}
