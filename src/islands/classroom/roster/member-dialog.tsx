import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Enrollment } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { changeMember } from '../../../runtime/classroom/roster-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
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
  const value = useSignal(member);
  const change = (part: Partial<Enrollment>) => (value.value = { ...value.value, ...part });
  const action = useAction(async () => {
    const { name, externalId, role } = value.value;
    await changeMember(id, member.person, {
      ...(name !== member.name && { name }),
      ...(externalId !== member.externalId && { externalId: externalId?.trim() || null }),
      ...(role !== member.role && { role }),
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
      <Field label={word('roster.name')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            required
            maxLength={100}
            value={value.value.name}
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={word('roster.externalId')} hint={word('roster.externalIdHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            maxLength={100}
            value={value.value.externalId ?? ''}
            onInput={({ currentTarget }) => change({ externalId: currentTarget.value || null })}
          />
        )}
      </Field>
      <RoleField value={value.value.role} onChange={(role) => change({ role })} />
    </FormDialog>
  );
}
