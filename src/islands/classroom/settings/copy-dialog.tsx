import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { copyClass } from '../../../runtime/classroom/class-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import TextField from '../parts/text-field.tsx';
import { useAction } from '../parts/use-action.ts';
import '../people/people.css';

/** Properties of {@link CopyDialog}. */
export interface CopyDialogProps {
  value: Class;
  onClose(): void;
  onCopied(copy: Class): void;
}

/** Makes another class like this one. */
export default function CopyDialog({ value, onClose, onCopied }: CopyDialogProps): JSX.Element {
  const name = useSignal(value.name);
  const copy = useSignal({ roster: false, days: 0 });
  const change = (part: Partial<typeof copy.value>) => (copy.value = { ...copy.value, ...part });
  const action = useAction(async () => {
    onCopied(await copyClass(value.id, { name: name.value, ...copy.value }));
    onClose();
  });
  return (
    <FormDialog
      title={word('classes.copy')}
      submit={word('classes.makeCopy')}
      action={action}
      onClose={onClose}
    >
      <TextField label={word('classes.name')} value={name} />
      <Field label={word('classes.shiftDays')} hint={word('classes.shiftDaysHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            type="number"
            min={-3660}
            max={3660}
            step={1}
            required
            value={copy.value.days}
            onInput={({ currentTarget }) =>
              change({ days: Math.trunc(currentTarget.valueAsNumber) || 0 })
            }
          />
        )}
      </Field>
      <p class="room-people-check">
        <label>
          <input
            type="checkbox"
            checked={copy.value.roster}
            onChange={({ currentTarget }) => change({ roster: currentTarget.checked })}
          />
          {word('classes.copyRoster')}
        </label>
      </p>
      <p class="room-field-note">{word('classes.copyRosterHint')}</p>
    </FormDialog>
  );
}
