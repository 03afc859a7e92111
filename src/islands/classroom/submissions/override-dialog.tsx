import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { setPoints } from '../../../runtime/classroom/submission-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import ReasonField from '../parts/reason-field.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link OverrideDialog}. */
export interface OverrideDialogProps {
  submission: Submission;
  onSet(submission: Submission): void;
  onClose(): void;
}

/** Other points than were earned, for a reason that the learner reads. */
export default function OverrideDialog(props: OverrideDialogProps): JSX.Element {
  const { submission, onSet, onClose } = props;
  const points = useSignal(String(submission.grade?.points ?? ''));
  const reason = useSignal(submission.grade?.override?.reason ?? '');
  const action = useAction(async () =>
    onSet(await setPoints(submission.id, { points: Number(points.peek()), reason: reason.peek() })),
  );
  return (
    <FormDialog
      title={word('submissions.overrideTitle')}
      submit={word('submissions.override')}
      action={action}
      onClose={onClose}
    >
      <Field label={word('submissions.points')} hint={word('submissions.overrideHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            type="number"
            min={0}
            max={100_000}
            step="any"
            required
            value={points.value}
            onInput={({ currentTarget }) => (points.value = currentTarget.value)}
          />
        )}
      </Field>
      <ReasonField label={word('submissions.reason')} value={reason} />
    </FormDialog>
  );
}
