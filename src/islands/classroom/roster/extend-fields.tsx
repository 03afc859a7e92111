import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Extension } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findAssignments } from '../../../runtime/classroom/assignment-client.ts';
import ExtensionFields from '../assignments/extension-fields.tsx';
import { firstExtension } from '../assignments/first-extension.ts';
import '../assignments/assignments.css';
import Field from '../parts/field.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

/** Other times in an assignment; empty until one is chosen. */
export interface ExtendOptions {
  readonly assignment: string;
  readonly extension: Extension;
}

/** Properties of {@link ExtendFields}. */
export interface ExtendFieldsProps {
  value: Class;
  options: ExtendOptions;
  onChange(options: ExtendOptions): void;
}

/** Which assignment is extended, and until when. */
export default function ExtendFields({ value, options, onChange }: ExtendFieldsProps): JSX.Element {
  const { extension } = options;
  const loaded = useLoaded((signal) => findAssignments(value.id, signal), [value.id]);
  const assignments = loaded.value.value ?? [];
  const choose = (id: string) => {
    const found = assignments.find((each) => each.id === id);
    if (!found) return;
    const { moreAttempts, reason } = extension;
    onChange({ assignment: id, extension: { ...firstExtension(found), moreAttempts, reason } });
  };
  const chosen = assignments.find(({ id }) => id === options.assignment);
  const [first] = assignments;
  useEffect(() => {
    if (first && options.assignment === '') choose(first.id);
  }, [first]);
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      <Field
        label={word('assignments.one')}
        hint={loaded.value.value && !first ? word('assignments.none') : undefined}
      >
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            required
            value={options.assignment}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {assignments.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen && (
        <>
          <p class="room-assignments-note">{word('assignments.nobodyLoses')}</p>
          <ExtensionFields
            assignment={chosen}
            zone={value.timeZone}
            extension={extension}
            onChange={(changed) => onChange({ ...options, extension: changed })}
          />
        </>
      )}
    </>
  );
}
