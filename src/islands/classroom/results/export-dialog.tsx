import { useSignal } from '@preact/signals';
import { languageTags } from '../../../../protocol/languages.ts';
import type { GradeTable } from '../../../../protocol/results.ts';
import type { JSX } from 'preact';
import { pageLanguage, word } from '../../../i18n/word.ts';
import { gradesFile } from '../../../runtime/classroom/results-client.ts';
import { classroomPath } from '../addresses.ts';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link ExportDialog}. */
export interface ExportDialogProps {
  classId: string;
  learners: GradeTable['learners'];
  onClose(): void;
}

/** Asks for whom the grades are, and says how they are imported there. */
export default function ExportDialog(props: ExportDialogProps): JSX.Element {
  const { classId, learners, onClose } = props;
  const chosen = useSignal<'plain' | 'moodle' | 'canvas' | 'json'>('plain');
  const action = useAction(async () => {
    // An attachment: the page stays where it is.
    location.assign(gradesFile(classId, chosen.value));
    onClose();
  });
  const formats = [
    { id: 'plain', name: word('results.plain'), hint: word('results.plainHint') },
    { id: 'moodle', name: word('results.moodle'), hint: word('results.moodleHint') },
    { id: 'canvas', name: word('results.canvas'), hint: word('results.canvasHint') },
    { id: 'json', name: word('results.json'), hint: word('results.jsonHint') },
  ] as const;
  return (
    <FormDialog
      title={word('results.exportTitle')}
      submit={word('results.download')}
      action={action}
      onClose={onClose}
    >
      <fieldset class="room-results-formats">
        <legend class="room-unseen">{word('results.format')}</legend>
        {formats.map(({ id, name, hint }) => (
          <label key={id}>
            <input
              type="radio"
              name="format"
              checked={chosen.value === id}
              aria-describedby={`format-${id}`}
              onChange={() => (chosen.value = id)}
            />
            <span>
              <strong>{name}</strong>
              <small id={`format-${id}`}>{hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {(chosen.value === 'moodle' || chosen.value === 'canvas') && (
        <UnknownLearners classId={classId} learners={learners} />
      )}
    </FormDialog>
  );
}

/** So many are named. */
const mostNamed = 10;

/** Warns of learners whom another system cannot know: they have neither an e-mail address nor an ID. */
function UnknownLearners(
  props: Pick<ExportDialogProps, 'classId' | 'learners'>,
): JSX.Element | null {
  const unknown = props.learners.filter(
    ({ email, externalId }) => email === null && externalId === null,
  );
  if (unknown.length === 0) return null;
  const names = unknown.slice(0, mostNamed).map(({ name }) => name);
  const rest = unknown.length - names.length;
  return (
    <div class="slip-notice room-note" data-tone="warning" role="status">
      <p>{word('results.unknownLearners', { count: unknown.length })}</p>
      <p>
        <strong>
          {new Intl.ListFormat(languageTags[pageLanguage()], { type: 'unit' }).format(names)}
        </strong>
        {rest > 0 && ` ${word('results.andMore', { count: rest })}`}
      </p>
      <p>
        {word('results.unknownRemedy')}{' '}
        <a href={classroomPath('classes', props.classId, 'roster')}>{word('roster.toRoster')}</a>
      </p>
    </div>
  );
}
