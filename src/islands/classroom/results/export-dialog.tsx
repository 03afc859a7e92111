import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { gradesFile } from '../../../runtime/classroom/results-client.ts';
import FormDialog from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link ExportDialog}. */
export interface ExportDialogProps {
  classId: string;
  onClose(): void;
}

/** Asks for whom the grades are, and says how they are imported there. */
export default function ExportDialog({ classId, onClose }: ExportDialogProps): JSX.Element {
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
    </FormDialog>
  );
}
