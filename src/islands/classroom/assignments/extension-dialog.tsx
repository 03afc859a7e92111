import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Assignment, Extension } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { extend } from '../../../runtime/classroom/assignment-client.ts';
import { findRoster } from '../../../runtime/classroom/roster-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import NumberField from './number-field.tsx';
import ZonedInput from './zoned-input.tsx';

/** Properties of {@link ExtensionDialog}. */
export interface ExtensionDialogProps {
  assignment: Assignment;
  value: Class;
  onClose(): void;
  onDone(): Promise<void>;
}

/** Gives learners other times. */
export default function ExtensionDialog(props: ExtensionDialogProps): JSX.Element {
  const { assignment, value, onClose, onDone } = props;
  const { dueAt, closesAt } = assignment.times;
  const roster = useLoaded((signal) => findRoster(value.id, signal), [value.id]);
  const learners = (roster.value.value ?? []).filter(({ role }) => role === 'learner');
  const persons = useSignal<readonly string[]>([]);
  const extension = useSignal<Extension>({ dueAt, closesAt, moreAttempts: 0, reason: '' });
  const change = (part: Partial<Extension>) => (extension.value = { ...extension.value, ...part });
  const action = useAction(async () => {
    await extend(assignment.id, persons.value, extension.value);
    onClose();
    await onDone();
  });
  return (
    <FormDialog
      title={word('assignments.extend')}
      submit={word('assignments.extend')}
      action={action}
      onClose={onClose}
    >
      <ProblemNote problem={roster.problem.value} />
      <Field label={word('assignments.learners')} hint={word('assignments.learnersHint')}>
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            multiple
            required
            size={6}
            onChange={({ currentTarget }) =>
              (persons.value = [...currentTarget.selectedOptions].map((option) => option.value))
            }
          >
            {learners.map(({ person, name }) => (
              <option key={person} value={person}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ZonedInput
        label={word('assignments.dueAt')}
        hint={word('assignments.extensionHint', { zone: value.timeZone })}
        at={extension.value.dueAt}
        zone={value.timeZone}
        onChange={(at) => change({ dueAt: at })}
      />
      <ZonedInput
        label={word('assignments.closes')}
        hint={word('assignments.closesHint')}
        at={extension.value.closesAt}
        zone={value.timeZone}
        onChange={(at) => change({ closesAt: at })}
      />
      {assignment.attempts !== null && (
        <NumberField
          label={word('assignments.moreAttempts')}
          value={extension.value.moreAttempts}
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
            value={extension.value.reason}
            onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
