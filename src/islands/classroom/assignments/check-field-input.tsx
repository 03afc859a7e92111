import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { type CheckDraft, valueAt } from './check-draft.ts';
import type { CheckField } from './check-fields.ts';

/** Properties of {@link CheckFieldInput}. */
export interface CheckFieldInputProps {
  field: CheckField;
  draft: CheckDraft;
  /** It cannot be as it is. */
  isWrong: boolean;
  onChange(value: unknown): void;
}

/** One field of a check. What cannot be read is not sent: the browser stops the form here. */
export default function CheckFieldInput(props: CheckFieldInputProps): JSX.Element {
  const { field, draft, isWrong, onChange } = props;
  const { path, input, goesWith, isUpperCase, otherwise } = field;
  const isRequired =
    field.isRequired ?? (goesWith !== undefined && valueAt(draft, goesWith) !== undefined);
  const control = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const value = valueAt(draft, path);
  const textIn = ({ value: text }: HTMLInputElement) => (isUpperCase ? text.toUpperCase() : text);
  const label = word(`assignments.field.${path}`);
  // What is missing the browser tells by itself, once the form is sent.
  const isMissing = value === undefined && isRequired;
  const problem = isWrong && !isMissing ? problemOf(field) : undefined;
  useEffect(() => control.current?.setCustomValidity(problem ?? ''), [problem]);
  if (input === 'flag') {
    return (
      <label class="room-assignments-flag">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {label}
      </label>
    );
  }
  const hint = otherwise === undefined ? undefined : word('assignments.otherwise', { otherwise });
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) =>
        typeof input === 'object' ? (
          <select
            {...ids}
            ref={control}
            class="room-input"
            required={isRequired}
            value={typeof value === 'string' ? value : ''}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          >
            <option value="">{isRequired ? '' : word('assignments.any')}</option>
            {input.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...ids}
            ref={control}
            class="room-input"
            type={input === 'number' ? 'number' : 'text'}
            spellcheck={false}
            required={isRequired}
            min={field.least}
            max={field.most}
            value={typeof value === 'string' || typeof value === 'number' ? value : ''}
            onInput={({ currentTarget }) =>
              onChange(input === 'number' ? numberIn(currentTarget) : textIn(currentTarget))
            }
          />
        )
      }
    </Field>
  );
}

const numberIn = ({ valueAsNumber }: HTMLInputElement): number | undefined =>
  Number.isNaN(valueAsNumber) ? undefined : valueAsNumber;

const problemOf = ({ input }: CheckField): string =>
  word(input === 'pattern' ? 'assignments.wrongPattern' : 'assignments.wrongField');
