import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Extension } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findAssignments } from '../../../runtime/classroom/assignment-client.ts';
import NumberField from '../assignments/number-field.tsx';
import ZonedInput from '../assignments/zoned-input.tsx';
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
    const { dueAt = null, closesAt = null } =
      assignments.find((each) => each.id === id)?.times ?? {};
    onChange({ assignment: id, extension: { ...extension, dueAt, closesAt } });
  };
  const change = (part: Partial<Extension>) =>
    onChange({ ...options, extension: { ...extension, ...part } });
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
      <ZonedInput
        label={word('assignments.dueAt')}
        hint={word('assignments.extensionHint', { zone: value.timeZone })}
        at={extension.dueAt}
        zone={value.timeZone}
        onChange={(at) => change({ dueAt: at })}
      />
      <ZonedInput
        label={word('assignments.closes')}
        hint={word('assignments.closesHint')}
        at={extension.closesAt}
        zone={value.timeZone}
        onChange={(at) => change({ closesAt: at })}
      />
      <NumberField
        label={word('assignments.moreAttempts')}
        value={extension.moreAttempts}
        least={0}
        most={100}
        isRequired
        onChange={(moreAttempts) => change({ moreAttempts: moreAttempts ?? 0 })}
      />
    </>
  );
}
