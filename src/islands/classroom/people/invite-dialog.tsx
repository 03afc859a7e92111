import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { invite } from '../../../runtime/classroom/people-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';
import TextField from '../parts/text-field.tsx';
import LinkDialog from './link-dialog.tsx';
import RoleField from './role-field.tsx';

const roles = ['instructor', 'administrator'] as const;

/** Makes an instructor or administrator, and shows the link to send them. */
export default function InviteDialog({ onClose }: { onClose(): void }): JSX.Element {
  const name = useSignal('');
  const email = useSignal('');
  const role = useSignal<(typeof roles)[number]>('instructor');
  const link = useSignal<string | null>(null);
  const send = useAction(async () => {
    link.value = await invite({ name: name.value, email: email.value, role: role.value });
  });
  if (link.value !== null) return <LinkDialog url={link.value} onClose={onClose} />;
  return (
    <FormDialog
      title={word('people.invite')}
      submit={word('people.makeInvitation')}
      action={send}
      onClose={onClose}
    >
      <TextField label={word('people.name')} value={name} />
      <TextField label={word('people.email')} type="email" value={email} />
      <RoleField roles={roles} value={role} />
    </FormDialog>
  );
}
