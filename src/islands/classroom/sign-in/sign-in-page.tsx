import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Me } from '../../../../protocol/person.ts';
import { sentenceSpace, word } from '../../../i18n/word.ts';
import { findMe, signInWithPassword } from '../../../runtime/classroom/people-client.ts';
import { afterSignIn, openIdAddress } from '../../../runtime/classroom/sign-in-address.ts';
import { classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ActionForm from './action-form.tsx';
import PasswordField from './password-field.tsx';
import TextField from '../parts/text-field.tsx';

/** Where people sign in; leads back to where they came from. */
export default function SignInPage(): JSX.Element {
  const me = useLoaded(findMe, []);
  return (
    <Page title={word('people.signIn')} narrow>
      <ProblemNote problem={me.problem.value} onAgain={() => void me.reload()} />
      <ProviderProblem />
      {me.value.value && <Ways me={me.value.value} />}
    </Page>
  );
}

function Ways({ me: { person, ways } }: { me: Me }): JSX.Element {
  const email = useSignal('');
  const password = useSignal('');
  const signIn = useAction(async () => {
    await signInWithPassword({ email: email.value, password: password.value });
    location.assign(afterSignIn());
  });
  if (!ways.required) return <SignedIn text={word('people.noSignIn')} />;
  if (person && person.role !== 'guest') {
    return <SignedIn text={word('people.signedInAs', { name: person.name })} />;
  }
  return (
    <>
      {ways.openId !== null && (
        <>
          {/* Fetched ahead, it would begin a sign-in that ends the one which is meant. */}
          <a class="slip-button" data-primary data-astro-prefetch="false" href={openIdAddress()}>
            {word('people.signInWith', { provider: ways.openId })}
          </a>
          <p class="room-people-or">{word('people.or')}</p>
        </>
      )}
      <ActionForm
        action={signIn}
        submit={word('people.signInNow')}
        isPrimary={ways.openId === null}
      >
        <TextField
          label={word('people.email')}
          type="email"
          autoComplete="username"
          value={email}
        />
        <PasswordField label={word('people.password')} value={password} />
      </ActionForm>
      <p class="room-people-aside">
        {word('people.learnersWay')}
        {sentenceSpace()}
        <a href={classroomPath('join')}>{word('people.joinClass')}</a>
      </p>
    </>
  );
}

function SignedIn({ text }: { text: string }): JSX.Element {
  return (
    <>
      <p>{text}</p>
      <p>
        <a class="slip-button" href={afterSignIn()}>
          {word('people.goOn')}
        </a>
      </p>
    </>
  );
}

/** Why the provider's answer let nobody in; the server names it in the address. */
function ProviderProblem(): JSX.Element | null {
  const messages: Record<string, string> = {
    away: word('people.openIdAway'),
    refused: word('people.openIdRefused'),
    taken: word('people.openIdTaken'),
    disabled: word('people.openIdDisabled'),
  };
  const problem = new URLSearchParams(location.search).get('problem');
  const message = problem === null ? undefined : messages[problem];
  if (message === undefined) return null;
  return <ProblemNote problem={{ code: 'wrong-credentials', message }} />;
}
