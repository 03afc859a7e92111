import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Class, JoinRule } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { createClass } from '../../../runtime/classroom/class-client.ts';
import ClassFields from '../class/class-fields.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link ClassDialog}. */
export interface ClassDialogProps {
  onClose(): void;
  onCreated(value: Class): void;
}

/** Makes a class. */
export default function ClassDialog({ onClose, onCreated }: ClassDialogProps): JSX.Element {
  const draft = useSignal({
    name: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    join: 'name' as JoinRule,
  });
  const action = useAction(async () => {
    onCreated(await createClass(draft.value));
    onClose();
  });
  return (
    <FormDialog
      title={word('classes.new')}
      submit={word('classes.create')}
      action={action}
      onClose={onClose}
    >
      <ClassFields
        value={draft.value}
        onChange={(change) => (draft.value = { ...draft.value, ...change })}
      />
    </FormDialog>
  );
}
