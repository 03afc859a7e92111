import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { becomeAdministrator } from '../../../runtime/classroom/people-client.ts';
import { classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import { useAction } from '../parts/use-action.ts';
import ActionForm from './action-form.tsx';
import PasswordField from './password-field.tsx';
import TextField from '../parts/text-field.tsx';
import { tokenInAddress } from './token-in-address.ts';

/** Where the link leads that a server prints while it has no administrator. */
export default function WelcomePage(): JSX.Element {
  const token = tokenInAddress();
  const name = useSignal('');
  const email = useSignal('');
  const password = useSignal('');
  const create = useAction(async () => {
    const about = { name: name.value, email: email.value, password: password.value };
    await becomeAdministrator({ token, ...about });
    location.assign(classroomPath('people'));
  });
  return (
    <Page title={word('people.welcome')} description={word('people.welcomeText')} narrow>
      <ActionForm action={create} submit={word('people.createAccount')} isPrimary>
        <TextField label={word('people.name')} autoComplete="name" value={name} />
        <TextField label={word('people.email')} type="email" autoComplete="email" value={email} />
        <PasswordField label={word('people.password')} value={password} isNew />
      </ActionForm>
    </Page>
  );
}
