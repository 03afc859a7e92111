import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { changeMany } from '../../../runtime/classroom/roster-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import BulkOptions, { type BulkChoice, firstChoices } from './bulk-options.tsx';
import type { Handed } from './handed-links.tsx';

/** So many go to the server at once. */
const mostAtOnce = 500;

/** Properties of {@link BulkBar}. */
export interface BulkBarProps {
  value: Class;
  /** Those who are chosen. */
  persons: readonly string[];
  /** With links, where some were made. */
  onDone(handed: Handed | null): void;
}

/** What can be done to all who are chosen. */
export default function BulkBar(props: BulkBarProps): JSX.Element | null {
  const { persons, onDone } = props;
  const choice = useSignal<BulkChoice | null>(null);
  const told = useSignal('');
  const count = persons.length;
  const action = useAction(async () => {
    const { value } = choice;
    if (!value) return;
    const { done, handed } = await changeMany(props.value.id, value.action, persons, value.options);
    const left = done.filter(({ what }) => ['ownSignIn', 'elsewhere'].includes(what)).length;
    told.value = left > 0 ? word('roster.ownSignIn', { count: left }) : word('roster.done');
    choice.value = null;
    onDone(handed);
  });
  const titles = {
    role: word('roster.setRole'),
    links: word('roster.renewLinks'),
    extend: word('assignments.extend'),
    complete: word('roster.complete'),
    reset: word('roster.reset'),
    remove: word('roster.remove'),
  };
  const names = Object.keys(titles) as (keyof typeof titles)[];
  return (
    <>
      <p class="room-roster-count" role="status">
        {told.value}
      </p>
      {count > 0 && (
        <div class="room-toolbar room-roster-bulk" role="group" aria-label={word('roster.bulk')}>
          <strong>{word('roster.chosen', { count })}</strong>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              class="slip-button"
              data-danger={name === 'remove' || undefined}
              disabled={count > mostAtOnce}
              onClick={() => (choice.value = firstChoices[name])}
            >
              {titles[name]}
            </button>
          ))}
          {count > mostAtOnce && <span>{word('roster.tooMany', { most: mostAtOnce })}</span>}
        </div>
      )}
      {!choice.value && <ProblemNote problem={action.problem.value} />}
      {choice.value && (
        <FormDialog
          title={titles[choice.value.action]}
          submit={word('roster.doFor', { count })}
          isDangerous={choice.value.action === 'remove' || choice.value.action === 'reset'}
          action={action}
          onClose={() => (choice.value = null)}
        >
          <BulkOptions
            value={props.value}
            choice={choice.value}
            onChange={(changed) => (choice.value = changed)}
          />
        </FormDialog>
      )}
    </>
  );
}
