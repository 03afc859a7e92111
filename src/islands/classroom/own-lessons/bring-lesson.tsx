import { useSignal } from '@preact/signals';
import { Upload } from 'lucide-preact';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import type { LessonSource } from '../../../runtime/classroom/own-lesson-client.ts';
import Field from '../parts/field.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link BringLesson}. */
export interface BringLessonProps {
  /** Folders of the server that may be taken in place of a zip. */
  folders: readonly string[];
  bring(source: LessonSource): Promise<unknown>;
}

/** Takes a lesson: a zip that is dropped or chosen, or a folder of the server where there are any. */
export default function BringLesson({ folders, bring }: BringLessonProps): JSX.Element {
  const id = useId();
  const isOver = useSignal(false);
  const folder = useSignal('');
  const bringing = useAction(bring);
  const takeFile = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void bringing.run(file);
  };
  return (
    <div class="room-own-bring">
      <div
        class="room-own-drop"
        data-over={isOver.value}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          takeFile(event.dataTransfer?.files);
        }}
      >
        <Upload size={18} aria-hidden />
        <p id={`${id}-hint`}>
          {word('ownLessons.drop')}
          <span class="room-field-note">{word('ownLessons.dropHint')}</span>
        </p>
        <input
          id={id}
          class="room-unseen"
          type="file"
          accept=".zip,application/zip"
          aria-describedby={`${id}-hint`}
          disabled={bringing.isRunning.value}
          onChange={({ currentTarget }) => {
            takeFile(currentTarget.files);
            // The same file, mended, is chosen again.
            currentTarget.value = '';
          }}
        />
        <label for={id} class="slip-button" data-primary>
          {word(bringing.isRunning.value ? 'ownLessons.uploading' : 'ownLessons.choose')}
        </label>
      </div>
      {folders.length > 0 && (
        <form
          class="room-own-folder"
          onSubmit={(event) => {
            event.preventDefault();
            void bringing.run({ folder: folder.value });
          }}
        >
          <Field label={word('ownLessons.folder')}>
            {(ids) => (
              <select
                {...ids}
                class="room-input"
                required
                value={folder.value}
                onChange={({ currentTarget }) => (folder.value = currentTarget.value)}
              >
                <option value="">{word('ownLessons.chooseFolder')}</option>
                {folders.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" class="slip-button" disabled={bringing.isRunning.value}>
            {word('ownLessons.take')}
          </button>
        </form>
      )}
      <ProblemNote problem={bringing.problem.value} />
    </div>
  );
}
