import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Enrollment } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { changeMember } from '../../../runtime/classroom/roster-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import TextField from '../parts/text-field.tsx';
import { useAction } from '../parts/use-action.ts';
import RoleField from './role-field.tsx';

/** Properties of {@link MemberDialog}. */
export interface MemberDialogProps {
  /** Of the class. */
  id: string;
  member: Enrollment;
  onClose(): void;
  onChanged(): void;
}

/** Changes a member's name, number or role in the class. */
export default function MemberDialog(props: MemberDialogProps): JSX.Element {
  const { id, member, onClose, onChanged } = props;
  const name = useSignal(member.name);
  const externalId = useSignal(member.externalId ?? '');
  const role = useSignal(member.role);
  const action = useAction(async () => {
    const number = externalId.value.trim() || null;
    await changeMember(id, member.person, {
      ...(name.value !== member.name && { name: name.value }),
      ...(number !== member.externalId && { externalId: number }),
      ...(role.value !== member.role && { role: role.value }),
    });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={word('roster.changeOne', { name: member.name })}
      submit={word('roster.save')}
      action={action}
      onClose={onClose}
    >
      <TextField label={word('roster.name')} value={name} />
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
