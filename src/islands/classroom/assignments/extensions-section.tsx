import { useSignal } from '@preact/signals';
import { CalendarPlus, Pencil, X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Assignment, LearnersExtension } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findExtensions, removeExtension } from '../../../runtime/classroom/assignment-client.ts';
import DataTable, { type Column } from '../parts/data-table.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import TimeText from '../parts/time-text.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import ExtensionDialog from './extension-dialog.tsx';

/** Properties of {@link ExtensionsSection}. */
export interface ExtensionsSectionProps {
  assignment: Assignment;
  value: Class;
  mayChange: boolean;
}

/** Who has other times, and how they are given. */
export default function ExtensionsSection(props: ExtensionsSectionProps): JSX.Element {
  const { assignment, value, mayChange } = props;
  const isOpen = useSignal(false);
  const changing = useSignal<LearnersExtension | undefined>(undefined);
  const loaded = useLoaded((signal) => findExtensions(assignment.id, signal), [assignment.id]);
  const removing = useAction(async (person: string) => {
    await removeExtension(assignment.id, person);
    await loaded.reload();
  });
  const time = (at: string | null, none: string) =>
    at ? <TimeText at={at} zone={value.timeZone} /> : none;
  const columns: Column<LearnersExtension>[] = [
    {
      key: 'name',
      title: word('assignments.learner'),
      cell: ({ name }) => name,
      by: ({ name }) => name,
    },
    {
      key: 'due',
      title: word('assignments.dueAt'),
      cell: ({ dueAt }) => time(dueAt, word('assignments.noDue')),
      by: ({ dueAt }) => dueAt,
    },
    {
      key: 'closes',
      title: word('assignments.closes'),
      cell: ({ closesAt }) => time(closesAt, word('assignments.never')),
      by: ({ closesAt }) => closesAt,
    },
    {
      key: 'attempts',
      title: word('assignments.moreAttempts'),
      cell: ({ moreAttempts }) => moreAttempts,
      isNumber: true,
    },
    { key: 'reason', title: word('assignments.reason'), cell: ({ reason }) => reason },
    {
      key: 'change',
      title: word('assignments.change'),
      corner: 'end',
      cell: (extension) =>
        mayChange && (
          <button
            type="button"
            class="slip-icon-button"
            aria-label={word('assignments.changeExtension', { name: extension.name })}
            onClick={() => (changing.value = extension)}
          >
            <Pencil size={14} aria-hidden />
          </button>
        ),
    },
    {
      key: 'remove',
      title: word('assignments.remove'),
      corner: 'end',
      cell: ({ person, name }) =>
        mayChange && (
          <button
            type="button"
            class="slip-icon-button"
            aria-label={word('assignments.removeExtension', { name })}
            onClick={() => void removing.run(person)}
          >
            <X size={14} aria-hidden />
          </button>
        ),
    },
  ];
  const all = loaded.value.value;
  const { times, attempts } = assignment;
  const isLimited = times.dueAt !== null || times.closesAt !== null || attempts !== null;
  const close = () => {
    isOpen.value = false;
    changing.value = undefined;
  };
  return (
    <section class="room-section">
      <h2>{word('assignments.extensions')}</h2>
      {!isLimited && <p class="room-assignments-note">{word('assignments.nothingToExtend')}</p>}
      {mayChange && isLimited && (
        <div class="room-toolbar">
          <button type="button" class="slip-button" onClick={() => (isOpen.value = true)}>
            <CalendarPlus size={14} aria-hidden />
            {word('assignments.extend')}
          </button>
        </div>
      )}
      <ProblemNote problem={removing.problem.value ?? loaded.problem.value} />
      {all && (
        <DataTable
          caption={word('assignments.extensions')}
          columns={columns}
          rows={all}
          keyOf={({ person }) => person}
          empty={<p>{word('assignments.extensionsNone')}</p>}
        />
      )}
      {all && (isOpen.value || changing.value) && (
        <ExtensionDialog
          assignment={assignment}
          value={value}
          extensions={all}
          of={changing.value}
          onClose={close}
          onDone={loaded.reload}
        />
      )}
    </section>
  );
}
