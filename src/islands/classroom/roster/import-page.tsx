import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { RosterApplied, RosterPreview } from '../../../../protocol/roster.ts';
import { word } from '../../../i18n/word.ts';
import { applyRoster, previewRoster } from '../../../runtime/classroom/roster-client.ts';
import { classroomPath } from '../addresses.ts';
import ArchivedNote from '../class/archived-note.tsx';
import ClassPage from '../class/class-page.tsx';
import Field from '../parts/field.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import HandedLinks from './handed-links.tsx';
import PreviewTable from './preview-table.tsx';
import './roster.css';

/** Takes a roster from a CSV file: what it would change is shown before it does. */
export default function ImportPage(): JSX.Element {
  const { id = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('roster.import')}>
      {(value) => (
        <>
          <ArchivedNote value={value} />
          {value.archivedAt === null && <Import id={id} />}
        </>
      )}
    </ClassPage>
  );
}

function Import({ id }: { id: string }): JSX.Element {
  const file = useSignal<File | null>(null);
  const preview = useSignal<RosterPreview | null>(null);
  const applied = useSignal<RosterApplied | null>(null);
  const looking = useAction(async (chosen: File) => {
    file.value = chosen;
    [preview.value, applied.value] = [null, null];
    preview.value = await previewRoster(id, chosen);
  });
  const applying = useAction(async () => {
    if (!file.value || !preview.value) return;
    applied.value = await applyRoster(id, file.value, preview.value.digest);
    preview.value = null;
  });
  const rows = preview.value?.rows ?? [];
  const changes = rows.filter(({ change }) => change === 'added' || change === 'changed').length;
  return (
    <>
      <Field label={word('roster.file')} hint={word('roster.fileHint')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              if (chosen) void looking.run(chosen);
            }}
          />
        )}
      </Field>
      <ProblemNote problem={looking.problem.value} />
      {preview.value && (
        <>
          <PreviewTable preview={preview.value} />
          <ProblemNote
            problem={applying.problem.value}
            onAgain={() => file.value && void looking.run(file.value)}
          />
          <div class="room-roster-apply">
            <button
              type="button"
              class="slip-button"
              data-primary
              disabled={changes === 0 || applying.isRunning.value}
              onClick={() => void applying.run()}
            >
              {word('roster.apply', { count: changes })}
            </button>
          </div>
        </>
      )}
      {applied.value && (
        <>
          <p role="status">
            {word('roster.applied', {
              added: applied.value.added,
              changed: applied.value.changed,
              wrong: applied.value.wrong,
            })}
          </p>
          {applied.value.invited > 0 && (
            <p>{word('roster.appliedInvited', { count: applied.value.invited })}</p>
          )}
          {applied.value.links.length > 0 && (
            <HandedLinks
              handed={applied.value}
              onClose={() => (applied.value = applied.value && { ...applied.value, links: [] })}
            />
          )}
          <p>
            <a href={classroomPath('classes', id, 'roster')}>{word('roster.toRoster')}</a>
          </p>
        </>
      )}
    </>
  );
}
