import { useSignal } from '@preact/signals';
import { LogOut, Users } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Person } from '../../../../protocol/person.ts';
import { word } from '../../../i18n/word.ts';
import { forgetLearner } from '../../../runtime/classroom/forget-learner.ts';
import {
  changeMe,
  findAccount,
  findMe,
  signOut,
} from '../../../runtime/classroom/people-client.ts';
import { classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ActionForm from '../sign-in/action-form.tsx';
import PasswordField from '../sign-in/password-field.tsx';
import TextField from '../parts/text-field.tsx';
import Devices from './devices.tsx';
import OwnData from './own-data.tsx';
import PersonalLink from './personal-link.tsx';

/** The reader's own account. */
export default function AccountPage(): JSX.Element {
  const me = useLoaded(findMe, []);
  const found = me.value.value;
  return (
    <Page
      title={word('people.account')}
      actions={
        found?.ways.required &&
        found.person && (
          <>
            {found.person.role === 'administrator' && (
              <a class="slip-button" href={classroomPath('people')}>
                <Users size={14} aria-hidden />
                {word('people.people')}
              </a>
            )}
            <SignOut />
          </>
        )
      }
    >
      <ProblemNote problem={me.problem.value} onAgain={() => void me.reload()} />
      {found && !found.ways.required && <p>{word('people.noSignIn')}</p>}
      {found?.ways.required && <OfPerson person={found.person} />}
    </Page>
  );
}

function SignOut(): JSX.Element {
  const leave = useAction(async (where: 'here' | 'everywhere') => {
    await signOut(where);
    forgetLearner();
    location.assign(classroomPath('sign-in'));
  });
  return (
    <>
      <button type="button" class="slip-button" onClick={() => void leave.run('everywhere')}>
        {word('people.signOutEverywhere')}
      </button>
      <button type="button" class="slip-button" onClick={() => void leave.run('here')}>
        <LogOut size={14} aria-hidden />
        {word('people.signOut')}
      </button>
      <ProblemNote problem={leave.problem.value} />
    </>
  );
}

function OfPerson({ person }: { person: Person | null }): JSX.Element {
  const account = useLoaded(findAccount, []);
  const found = account.value.value;
  return (
    <>
      <ProblemNote problem={account.problem.value} onAgain={() => void account.reload()} />
      {person && found && (
        <>
          {person.role !== 'guest' && <NameForm person={person} />}
          {found.hasPassword && <PasswordForm />}
          {found.mayHaveLink && (
            <PersonalLink madeAt={found.linkMadeAt} onChange={() => void account.reload()} />
          )}
          {found.providers.length > 0 && (
            <section class="room-section">
              <h2>{word('people.provider')}</h2>
              <p>{word('people.providerText', { provider: found.providers.join(', ') })}</p>
            </section>
          )}
          <Devices />
          <OwnData account={found} />
        </>
      )}
    </>
  );
}

function NameForm({ person }: { person: Person }): JSX.Element {
  const name = useSignal(person.name);
  const isSaved = useSignal(false);
  const save = useAction(async () => {
    await changeMe({ name: name.value });
    isSaved.value = true;
  });
  return (
    <section class="room-section">
      <h2>{word('people.name')}</h2>
      <ActionForm action={save} submit={word('people.save')}>
        <TextField
          label={word('people.yourName')}
          autoComplete="name"
          value={name}
          hint={person.email ?? word('people.nameHint')}
        />
        <p role="status">{isSaved.value && word('people.saved')}</p>
      </ActionForm>
    </section>
  );
}

function PasswordForm(): JSX.Element {
  const old = useSignal('');
  const fresh = useSignal('');
  const isSaved = useSignal(false);
  const save = useAction(async () => {
    isSaved.value = false;
    await changeMe({ password: { old: old.value, new: fresh.value } });
    old.value = '';
    fresh.value = '';
    isSaved.value = true;
  });
  return (
    <section class="room-section">
      <h2>{word('people.password')}</h2>
      <ActionForm action={save} submit={word('people.changePassword')}>
        <PasswordField label={word('people.oldPassword')} value={old} />
        <PasswordField label={word('people.newPassword')} value={fresh} isNew />
        <p role="status">{isSaved.value && word('people.passwordChanged')}</p>
      </ActionForm>
    </section>
  );
}
