import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Assignment, GivenPoints } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import { givePoints } from '../../../runtime/classroom/assignment-client.ts';
import { findRoster } from '../../../runtime/classroom/roster-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import ReasonField from '../parts/reason-field.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import NumberField from './number-field.tsx';

/** Properties of {@link GivenPointsDialog}. */
export interface GivenPointsDialogProps {
  assignment: Assignment;
  given: readonly GivenPoints[];
  onClose(): void;
  onDone(): Promise<void>;
}

/** Gives a learner points for a reason that they read, whatever they handed in. */
export default function GivenPointsDialog(props: GivenPointsDialogProps): JSX.Element {
  const { assignment, given, onClose, onDone } = props;
  const roster = useLoaded((signal) => findRoster(assignment.class, signal), [assignment.class]);
  const learners = (roster.value.value ?? []).filter(({ role }) => role === 'learner');
  const person = useSignal('');
  const points = useSignal<number | null>(null);
  const reason = useSignal('');
  /** What is in the fields was there before, and is not what somebody typed. */
  const isPrefilled = useSignal(true);
  const choose = (chosen: string) => {
    person.value = chosen;
    const has = given.find((each) => each.person === chosen);
    if (!has && !isPrefilled.value) return;
    points.value = has?.points ?? null;
    reason.value = has?.reason ?? '';
    isPrefilled.value = true;
  };
  const action = useAction(async () => {
    const draft = { points: points.value ?? 0, reason: reason.value };
    await givePoints(assignment.id, person.value, draft);
    onClose();
    await onDone();
  });
  return (
    <FormDialog
      title={word('assignments.givePoints')}
      submit={word('assignments.givePoints')}
      action={action}
      onClose={onClose}
    >
      <ProblemNote problem={roster.problem.value} />
      <Field label={word('assignments.learner')}>
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            required
            value={person.value}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            <option value="">{word('assignments.chooseLearner')}</option>
            {learners.map((each) => (
              <option key={each.person} value={each.person}>
                {each.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField
        label={word('assignments.points')}
        hint={word('assignments.givePointsHint', { most: assignment.mostPoints })}
        value={points.value}
        least={0}
        most={100_000}
        step="any"
        isRequired
        onChange={(changed) => (points.value = changed)}
      />
      <ReasonField
        label={word('assignments.reason')}
        hint={word('assignments.givenReasonHint')}
        value={reason}
      />
    </FormDialog>
  );
}
