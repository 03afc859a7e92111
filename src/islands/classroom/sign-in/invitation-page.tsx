import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { acceptInvitation, lookAtInvitation } from '../../../runtime/classroom/people-client.ts';
import { classroomBase } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ActionForm from './action-form.tsx';
import PasswordField from './password-field.tsx';
import { tokenInAddress } from './token-in-address.ts';

/** Where an invitation leads: its person sets a password, and is signed in. */
export default function InvitationPage(): JSX.Element {
  const token = tokenInAddress();
  const invitation = useLoaded(() => lookAtInvitation(token), [token]);
  const password = useSignal('');
  const accept = useAction(async () => {
    await acceptInvitation(token, password.value);
    location.assign(classroomBase());
  });
  const about = invitation.value.value;
  return (
    <Page title={word('people.invitation')} narrow>
      <ProblemNote problem={invitation.problem.value} />
      {about && (
        <>
          <p>{word('people.invitationText', { name: about.name })}</p>
          <ActionForm action={accept} submit={word('people.setPassword')} isPrimary>
            <input type="hidden" autoComplete="username" value={about.email ?? ''} />
            <PasswordField label={word('people.newPassword')} value={password} isNew />
          </ActionForm>
        </>
      )}
    </Page>
  );
}
