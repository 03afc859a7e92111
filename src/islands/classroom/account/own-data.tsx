import { useSignal } from '@preact/signals';
import { Download } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Account } from '../../../../protocol/sign-in.ts';
import { word } from '../../../i18n/word.ts';
import { forgetLearner } from '../../../runtime/classroom/forget-learner.ts';
import { eraseMe } from '../../../runtime/classroom/people-client.ts';
import { classroomPath } from '../addresses.ts';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';
import PasswordField from '../sign-in/password-field.tsx';

/** What is kept of the reader: to take away, and to erase. */
export default function OwnData({ account }: { account: Account }): JSX.Element {
  const isAsking = useSignal(false);
  const password = useSignal('');
  const erase = useAction(async () => {
    await eraseMe(account.hasPassword ? password.value : undefined);
    forgetLearner();
    location.assign(classroomPath('sign-in'));
  });
  return (
    <section class="room-section">
      <h2>{word('people.data')}</h2>
      <p>{word('people.dataText')}</p>
      <div class="room-toolbar room-people-below">
        <a class="slip-button" href="/api/me/export" data-astro-prefetch="false" download>
          <Download size={14} aria-hidden />
          {word('people.export')}
        </a>
        <button
          type="button"
          class="slip-button"
          data-danger
          onClick={() => (isAsking.value = true)}
        >
          {word('people.eraseMe')}
        </button>
      </div>
      {isAsking.value && (
        <FormDialog
          title={word('people.eraseMe')}
          submit={word('people.erase')}
          isDangerous
          action={erase}
          onClose={() => (isAsking.value = false)}
        >
          <p>{word('people.eraseMeText')}</p>
          {account.hasPassword && (
            <PasswordField label={word('people.password')} value={password} />
          )}
        </FormDialog>
      )}
    </section>
  );
}
