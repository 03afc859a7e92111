import { X } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { type CheckDraft, ofKind, valueAt, withValue, wrongFields } from './check-draft.ts';
import CheckFieldInput from './check-field-input.tsx';
import { checkFields, checkKinds } from './check-fields.ts';
import NumberField from './number-field.tsx';

/** Properties of {@link OwnCheckForm}. */
export interface OwnCheckFormProps {
  draft: CheckDraft;
  onChange(draft: CheckDraft): void;
  onRemove(): void;
}

/** One check of an assignment's own: its title, its points, what it looks at and what it wants there. */
export default function OwnCheckForm({
  draft,
  onChange,
  onRemove,
}: OwnCheckFormProps): JSX.Element {
  const kind = checkKinds.find((each) => each === draft['kind']) ?? 'file';
  const written = valueAt(draft, 'title.en');
  const title = typeof written === 'string' ? written : '';
  const points = valueAt(draft, 'points');
  const wrong = wrongFields(draft);
  const change = (path: string, value: unknown) => onChange(withValue(draft, path, value));
  const label = title || word('assignments.newCheck');
  return (
    <fieldset class="room-assignments-own">
      <legend>
        {label} <code>{String(draft['id'])}</code>
      </legend>
      <div class="room-assignments-fields">
        <Field label={word('assignments.titleField')}>
          {(ids) => (
            <input
              {...ids}
              class="room-input"
              required
              maxLength={200}
              value={title}
              onInput={({ currentTarget }) =>
                onChange({
                  ...draft,
                  title: { ...(draft['title'] as object), en: currentTarget.value },
                })
              }
            />
          )}
        </Field>
        <Field label={word('assignments.kind')}>
          {(ids) => (
            <select
              {...ids}
              class="room-input"
              value={kind}
              onChange={({ currentTarget }) => {
                const chosen = checkKinds.find((each) => each === currentTarget.value);
                if (chosen) onChange(ofKind(draft, chosen));
              }}
            >
              {checkKinds.map((each) => (
                <option key={each} value={each}>
                  {word(`assignments.kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <NumberField
          label={word('assignments.points')}
          value={typeof points === 'number' ? points : 1}
          least={1}
          most={1000}
          isRequired
          onChange={(value) => change('points', value ?? undefined)}
        />
        {checkFields[kind].map((field) => (
          <CheckFieldInput
            key={`${kind} ${field.path}`}
            field={field}
            draft={draft}
            isWrong={wrong.has(field.path)}
            onChange={(value) => change(field.path, value)}
          />
        ))}
      </div>
      <button
        type="button"
        class="slip-button"
        aria-label={word('assignments.removeCheck', { title: label })}
        onClick={onRemove}
      >
        <X size={14} aria-hidden />
        {word('assignments.remove')}
      </button>
    </fieldset>
  );
}
