import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ClassRole } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { addMember } from '../../../runtime/classroom/roster-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import TextField from '../parts/text-field.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Handed } from './handed-links.tsx';
import RoleField from './role-field.tsx';

/** Properties of {@link AddDialog}. */
export interface AddDialogProps {
  /** Of the class. */
  id: string;
  onClose(): void;
  /** With a link, where one was made; with the name of one who is only invited. */
  onAdded(handed: Handed | null, invited: string | null): void;
}

/** Adds one person by hand. */
export default function AddDialog({ id, onClose, onAdded }: AddDialogProps): JSX.Element {
  const name = useSignal('');
  const email = useSignal('');
  const externalId = useSignal('');
  const role = useSignal<ClassRole>('learner');
  const action = useAction(async () => {
    const { link, invited } = await addMember(id, {
      ...{ name: name.value, role: role.value },
      email: email.value.trim() || null,
      externalId: externalId.value.trim() || null,
    });
    onAdded(link && { links: [link], csv: null }, invited?.name ?? null);
    onClose();
  });
  return (
    <FormDialog
      title={word('roster.add')}
      submit={word('roster.addOne')}
      action={action}
      onClose={onClose}
    >
      <TextField label={word('roster.name')} value={name} />
      <TextField
        label={word('roster.email')}
        hint={`${word('roster.emailHint')} ${word('roster.emailInvites')}`}
        type="email"
        value={email}
        isOptional
      />
      <TextField
        label={word('roster.externalId')}
        hint={word('roster.externalIdHint')}
        value={externalId}
        isOptional
      />
      <RoleField value={role.value} onChange={(chosen) => (role.value = chosen)} />
    </FormDialog>
  );
}
