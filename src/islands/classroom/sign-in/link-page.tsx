import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { findMe, signInByLink } from '../../../runtime/classroom/people-client.ts';
import { classroomBase } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ActionForm from './action-form.tsx';
import { tokenInAddress } from './token-in-address.ts';

/**
 * Where a personal link leads. It asks before it signs in: a link that somebody else sent would
 * otherwise put one into their account unseen.
 */
export default function LinkPage(): JSX.Element {
  const token = tokenInAddress();
  const me = useLoaded(findMe, []);
  const signIn = useAction(async () => {
    await signInByLink(token);
    location.assign(classroomBase());
  });
  const person = me.value.value?.person;
  return (
    <Page title={word('people.linkTitle')} description={word('people.linkText')} narrow>
      <ProblemNote problem={me.problem.value} onAgain={() => void me.reload()} />
      {person && person.role !== 'guest' && (
        <p>{word('people.signedInAs', { name: person.name })}</p>
      )}
      <ActionForm action={signIn} submit={word('people.signInNow')} isPrimary>
        {null}
      </ActionForm>
    </Page>
  );
}
