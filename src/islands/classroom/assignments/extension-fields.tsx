import type { JSX } from 'preact';
import type { Assignment, Extension } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import NumberField from './number-field.tsx';
import ZonedInput from './zoned-input.tsx';

/** Properties of {@link ExtensionFields}. */
export interface ExtensionFieldsProps {
  /** What is extended; what it does not limit cannot be extended, and has no field. */
  assignment: Pick<Assignment, 'times' | 'attempts'>;
  /** The class's. */
  zone: string;
  extension: Extension;
  onChange(extension: Extension): void;
}

/** Other times, more attempts and why. Nothing here can be less than the assignment gives. */
export default function ExtensionFields(props: ExtensionFieldsProps): JSX.Element {
  const { assignment, zone, extension } = props;
  const { dueAt, closesAt } = assignment.times;
  if (dueAt === null && closesAt === null && assignment.attempts === null) {
    return <p>{word('assignments.nothingToExtend')}</p>;
  }
  const change = (part: Partial<Extension>) => props.onChange({ ...extension, ...part });
  return (
    <>
      {dueAt !== null && (
        <ZonedInput
          label={word('assignments.dueAt')}
          hint={word('assignments.extensionHint', { zone })}
          at={extension.dueAt}
          least={dueAt}
          zone={zone}
          onChange={(at) => change({ dueAt: at })}
        />
      )}
      {closesAt !== null && (
        <ZonedInput
          label={word('assignments.closes')}
          hint={word('assignments.closesHint')}
          at={extension.closesAt}
          least={closesAt}
          zone={zone}
          onChange={(at) => change({ closesAt: at })}
        />
      )}
      {assignment.attempts !== null && (
        <NumberField
          label={word('assignments.moreAttempts')}
          value={extension.moreAttempts}
          least={0}
          most={100}
          isRequired
          onChange={(moreAttempts) => change({ moreAttempts: moreAttempts ?? 0 })}
        />
      )}
      <Field label={word('assignments.reason')} hint={word('assignments.reasonHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            maxLength={500}
            value={extension.reason}
            onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
