import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Assignment, Extension, LearnersExtension } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { extend } from '../../../runtime/classroom/assignment-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import { timeText } from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import ExtensionFields from './extension-fields.tsx';
import { firstExtension } from './first-extension.ts';
import LearnersChoice from './learners-choice.tsx';

/** Properties of {@link ExtensionDialog}. */
export interface ExtensionDialogProps {
  assignment: Assignment;
  value: Class;
  /** Extensions that there are. */
  extensions: readonly LearnersExtension[];
  /** Whose is changed; learners are chosen where left out. */
  of?: LearnersExtension | undefined;
  onClose(): void;
  onDone(): Promise<void>;
}

/**
 * Gives learners other times. For one it begins with what they have, and takes its place; of several
 * each keeps what is more.
 */
export default function ExtensionDialog(props: ExtensionDialogProps): JSX.Element {
  const { assignment, value, of, onClose, onDone } = props;
  const persons = useSignal<readonly string[]>(of ? [of.person] : []);
  const extension = useSignal<Extension>(firstExtension(assignment, of));
  const isEdited = useSignal(of !== undefined);
  const [first, ...others] = persons.value;
  const isOne = first !== undefined && others.length === 0;
  const has = isOne ? extensionOf(props.extensions, first) : undefined;
  const choose = (chosen: readonly string[]) => {
    persons.value = chosen;
    if (isEdited.value) return;
    const [only] = chosen;
    const own =
      chosen.length === 1 && only !== undefined ? extensionOf(props.extensions, only) : undefined;
    extension.value = firstExtension(assignment, own);
  };
  const action = useAction(async () => {
    await extend(assignment.id, {
      ...{ persons: [...persons.value], extension: extension.value, replaces: isOne },
    });
    onClose();
    await onDone();
  });
  return (
    <FormDialog
      title={
        of ? word('assignments.changeExtension', { name: of.name }) : word('assignments.extend')
      }
      submit={of ? word('assignments.save') : word('assignments.extend')}
      action={action}
      onClose={onClose}
    >
      {!of && <LearnersChoice classId={value.id} onChoose={choose} />}
      {has && <Standing has={has} zone={value.timeZone} />}
      {others.length > 0 && <p class="room-assignments-note">{word('assignments.nobodyLoses')}</p>}
      <ExtensionFields
        assignment={assignment}
        zone={value.timeZone}
        extension={extension.value}
        onChange={(changed) => {
          extension.value = changed;
          isEdited.value = true;
        }}
      />
    </FormDialog>
  );
}

const extensionOf = (all: readonly LearnersExtension[], person: string) =>
  all.find((each) => each.person === person);

/** What the learner has now, which is about to be replaced. */
function Standing({ has, zone }: { has: LearnersExtension; zone: string }): JSX.Element {
  const { dueAt, closesAt, moreAttempts } = has;
  return (
    <p class="room-assignments-note" role="status">
      {word('assignments.hasExtension', {
        name: has.name,
        due: dueAt === null ? word('assignments.noDue') : timeText(dueAt, zone),
        closes: closesAt === null ? word('assignments.never') : timeText(closesAt, zone),
        attempts: moreAttempts,
      })}
    </p>
  );
}
