import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ClassRole } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { addMember } from '../../../runtime/classroom/roster-client.ts';
import Field from '../parts/field.tsx';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Handed } from './handed-links.tsx';
import RoleField from './role-field.tsx';

/** Properties of {@link AddDialog}. */
export interface AddDialogProps {
  /** Of the class. */
  id: string;
  onClose(): void;
  /** With a link, where one was made. */
  onAdded(handed: Handed | null): void;
}

/** Adds one person by hand. */
export default function AddDialog({ id, onClose, onAdded }: AddDialogProps): JSX.Element {
  const row = useSignal({ name: '', email: '', externalId: '', role: 'learner' as ClassRole });
  const change = (part: Partial<typeof row.value>) => (row.value = { ...row.value, ...part });
  const action = useAction(async () => {
    const { name, email, externalId, role } = row.value;
    const link = await addMember(id, {
      ...{ name, role },
      email: email.trim() || null,
      externalId: externalId.trim() || null,
    });
    onAdded(link && { links: [link], csv: null });
    onClose();
  });
  return (
    <FormDialog
      title={word('roster.add')}
      submit={word('roster.addOne')}
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
            autocomplete="off"
            value={row.value.name}
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={word('roster.email')} hint={word('roster.emailHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            type="email"
            maxLength={254}
            autocomplete="off"
            value={row.value.email}
            onInput={({ currentTarget }) => change({ email: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={word('roster.externalId')} hint={word('roster.externalIdHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            maxLength={100}
            autocomplete="off"
            value={row.value.externalId}
            onInput={({ currentTarget }) => change({ externalId: currentTarget.value })}
          />
        )}
      </Field>
      <RoleField value={row.value.role} onChange={(role) => change({ role })} />
    </FormDialog>
  );
}
