import { X } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { type CheckDraft, ofKind, valueAt, withValue, wrongFields } from './check-draft.ts';
import CheckFieldInput from './check-field-input.tsx';
import { checkFields, checkKinds } from './check-fields.ts';
import NumberField from './number-field.tsx';

/** Properties of {@link OwnCheckForm}. */
export interface OwnCheckFormProps {
  draft: CheckDraft;
  /** It was just added: its title is what comes next. */
  isNew: boolean;
  onChange(draft: CheckDraft): void;
  onRemove(): void;
}

/** One check of an assignment's own: its title, its points, what it looks at and what it wants there. */
export default function OwnCheckForm({
  draft,
  isNew,
  onChange,
  onRemove,
}: OwnCheckFormProps): JSX.Element {
  const titleInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) titleInput.current?.focus();
  }, []);
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
              ref={titleInput}
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
          value={points === undefined ? 1 : typeof points === 'number' ? points : null}
          least={0}
          most={100_000}
          isRequired
          onChange={(value) => change('points', value)}
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
