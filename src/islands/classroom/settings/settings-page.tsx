import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { changeClass, removeClass } from '../../../runtime/classroom/class-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import { classroomBase, classroomPath } from '../addresses.ts';
import ArchivedNote from '../class/archived-note.tsx';
import ClassFields, { type ClassDraft } from '../class/class-fields.tsx';
import ClassPage from '../class/class-page.tsx';
import JoinCode from '../class/join-code.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import CopyDialog from './copy-dialog.tsx';
import './settings.css';

/** What an instructor decides about a class as a whole. */
export default function SettingsPage(): JSX.Element {
  const { id = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('classroom.tabs.settings')}>
      {(value, reload) => (
        <>
          <ArchivedNote value={value} />
          <General key={value.archivedAt} value={value} reload={reload} />
          {value.code !== null && value.archivedAt === null && (
            <Code value={value} code={value.code} reload={reload} />
          )}
          <Whole value={value} reload={reload} />
        </>
      )}
    </ClassPage>
  );
}

interface PartProps {
  value: Class;
  reload: () => Promise<void>;
}

function General({ value, reload }: PartProps): JSX.Element {
  const { name, timeZone, join } = value;
  const draft = useSignal<ClassDraft>({ name, timeZone, join, stuckMinutes: value.stuckMinutes });
  const isSaved = useSignal(false);
  const saving = useAction(async () => {
    const { stuckMinutes, ...rest } = draft.value;
    await changeClass(value.id, { ...rest, ...(stuckMinutes && { stuckMinutes }) });
    await reload();
    isSaved.value = true;
  });
  return (
    <form
      class="room-section room-settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run();
      }}
    >
      <ClassFields
        value={draft.value}
        isFixed={value.archivedAt !== null}
        onChange={(change) => {
          draft.value = { ...draft.value, ...change };
          isSaved.value = false;
        }}
      />
      <ProblemNote problem={saving.problem.value} />
      <button
        type="submit"
        class="slip-button"
        data-primary
        disabled={saving.isRunning.value || value.archivedAt !== null}
      >
        {word('roster.save')}
      </button>{' '}
      <span role="status">{isSaved.value ? word('classes.saved') : ''}</span>
    </form>
  );
}

function Code({ value, code, reload }: PartProps & { code: string }): JSX.Element {
  const isAsking = useSignal(false);
  const renewing = useAction(async () => {
    await changeClass(value.id, { renewCode: true });
    await reload();
  });
  return (
    <section class="room-section">
      <h2>{word('classes.howToJoin')}</h2>
      <p>
        {value.join === 'closed' ? word('classes.codeIsClosed') : word('classes.howToJoinText')}
      </p>
      <JoinCode code={code} />
      <ProblemNote problem={renewing.problem.value} />
      <p>
        <button type="button" class="slip-button" onClick={() => (isAsking.value = true)}>
          {word('classes.renewCode')}
        </button>
      </p>
      {isAsking.value && (
        <ConfirmDialog
          title={word('classes.renewCode')}
          action={word('classes.renewCode')}
          onCancel={() => (isAsking.value = false)}
          onConfirm={() => {
            isAsking.value = false;
            void renewing.run();
          }}
        >
          {word('classes.renewCodeText')}
        </ConfirmDialog>
      )}
    </section>
  );
}

function Whole({ value, reload }: PartProps): JSX.Element {
  const { route } = useLocation();
  const isCopying = useSignal(false);
  const isRemoving = useSignal(false);
  const isArchived = value.archivedAt !== null;
  const archiving = useAction(async () => {
    await changeClass(value.id, { archived: !isArchived });
    await reload();
  });
  const removing = useAction(async () => {
    await removeClass(value.id);
    route(classroomBase());
  });
  return (
    <section class="room-section">
      <h2>{word('classes.whole')}</h2>
      <p>{isArchived ? word('classes.archivedText') : word('classes.archiveText')}</p>
      <ProblemNote problem={archiving.problem.value ?? removing.problem.value} />
      <div class="room-toolbar">
        <button type="button" class="slip-button" onClick={() => (isCopying.value = true)}>
          {word('classes.copy')}
        </button>
        <button
          type="button"
          class="slip-button"
          disabled={archiving.isRunning.value}
          onClick={() => void archiving.run()}
        >
          {isArchived ? word('classes.unarchive') : word('classes.archive')}
        </button>
        <button
          type="button"
          class="slip-button"
          data-danger
          disabled={!isArchived}
          onClick={() => (isRemoving.value = true)}
        >
          {word('classes.remove')}
        </button>
      </div>
      {isCopying.value && (
        <CopyDialog
          value={value}
          onClose={() => (isCopying.value = false)}
          onCopied={({ id }) => route(classroomPath('classes', id))}
        />
      )}
      {isRemoving.value && (
        <ConfirmDialog
          title={word('classes.remove')}
          action={word('classes.remove')}
          onCancel={() => (isRemoving.value = false)}
          onConfirm={() => {
            isRemoving.value = false;
            void removing.run();
          }}
        >
          {word('classes.removeText', { name: value.name })}
        </ConfirmDialog>
      )}
    </section>
  );
}
