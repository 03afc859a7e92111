import { useSignal } from '@preact/signals';
import { Download, KeyRound, Trash2 } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Person } from '../../../../protocol/person.ts';
import { word } from '../../../i18n/word.ts';
import {
  changePerson,
  erasePerson,
  exportAddress,
  inviteAgain,
} from '../../../runtime/classroom/people-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import LinkDialog from './link-dialog.tsx';
import RoleField from './role-field.tsx';

const roles = ['learner', 'instructor', 'administrator'] as const;

/** Properties of {@link PersonDialog}. */
export interface PersonDialogProps {
  person: Person;
  onClose(): void;
}

/** What an administrator does with somebody's account. */
export default function PersonDialog({ person, onClose }: PersonDialogProps): JSX.Element {
  const known = roles.find((role) => role === person.role) ?? 'learner';
  const role = useSignal<(typeof roles)[number]>(known);
  const isDisabled = useSignal(person.disabledAt !== null);
  const isErasing = useSignal(false);
  const link = useSignal<string | null>(null);
  const save = useAction(async () => {
    await changePerson(person.id, {
      ...(role.value !== known && { role: role.value }),
      ...(isDisabled.value !== (person.disabledAt !== null) && { disabled: isDisabled.value }),
    });
    onClose();
  });
  const renew = useAction(async () => {
    link.value = await inviteAgain(person.id);
  });
  const erase = useAction(async () => {
    await erasePerson(person.id);
    onClose();
  });
  if (link.value !== null) return <LinkDialog url={link.value} onClose={onClose} />;
  if (isErasing.value) {
    return (
      <FormDialog
        key="erase"
        title={word('people.erasePerson', { name: person.name })}
        submit={word('people.erase')}
        isDangerous
        action={erase}
        onClose={() => (isErasing.value = false)}
      >
        <p>{word('people.erasePersonText')}</p>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      key="change"
      title={person.name}
      submit={word('people.save')}
      action={save}
      onClose={onClose}
    >
      <RoleField roles={roles} value={role} />
      <p class="room-people-check">
        <label>
          <input
            type="checkbox"
            checked={isDisabled.value}
            onChange={(event) => (isDisabled.value = event.currentTarget.checked)}
          />
          {word('people.disable')}
        </label>
      </p>
      <div class="room-toolbar">
        {person.role !== 'learner' && person.email !== null && (
          <button type="button" class="slip-button" onClick={() => void renew.run()}>
            <KeyRound size={14} aria-hidden />
            {word('people.newPasswordLink')}
          </button>
        )}
        <a class="slip-button" href={exportAddress(person.id)} data-astro-prefetch="false" download>
          <Download size={14} aria-hidden />
          {word('people.export')}
        </a>
        <button
          type="button"
          class="slip-button"
          data-danger
          onClick={() => (isErasing.value = true)}
        >
          <Trash2 size={14} aria-hidden />
          {word('people.erase')}
        </button>
      </div>
      <ProblemNote problem={renew.problem.value} />
    </FormDialog>
  );
}
