import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { makeLink, revokeLink } from '../../../runtime/classroom/people-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { timeText } from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import ShownLink from '../people/shown-link.tsx';

/** Properties of {@link PersonalLink}. */
export interface PersonalLinkProps {
  madeAt: string | null;
  onChange(): void;
}

/** The link that brings a learner back on another device. */
export default function PersonalLink({ madeAt, onChange }: PersonalLinkProps): JSX.Element {
  const link = useSignal<string | null>(null);
  const isAsking = useSignal(false);
  const make = useAction(async () => {
    link.value = await makeLink();
    onChange();
  });
  const revoke = useAction(async () => {
    await revokeLink();
    link.value = null;
    onChange();
  });
  const isBusy = make.isRunning.value || revoke.isRunning.value;
  return (
    <section class="room-section">
      <h2>{word('people.link')}</h2>
      <p>{word('people.linkHint')}</p>
      {madeAt !== null && <p>{word('people.linkMade', { time: timeText(madeAt) })}</p>}
      {link.value !== null && <ShownLink url={link.value} />}
      <ProblemNote problem={make.problem.value ?? revoke.problem.value} />
      <div class="room-toolbar">
        <button
          type="button"
          class="slip-button"
          disabled={isBusy}
          onClick={() => (madeAt === null ? void make.run() : (isAsking.value = true))}
        >
          {madeAt === null ? word('people.makeLink') : word('people.renewLink')}
        </button>
        {madeAt !== null && (
          <button
            type="button"
            class="slip-button"
            disabled={isBusy}
            onClick={() => void revoke.run()}
          >
            {word('people.revokeLink')}
          </button>
        )}
      </div>
      {isAsking.value && (
        <ConfirmDialog
          title={word('people.renewLink')}
          action={word('people.renewLink')}
          onConfirm={() => {
            isAsking.value = false;
            void make.run();
          }}
          onCancel={() => (isAsking.value = false)}
        >
          {word('people.renewLinkText')}
        </ConfirmDialog>
      )}
    </section>
  );
}
