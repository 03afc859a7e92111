import { useSignal } from '@preact/signals';
import { ArrowRight, Download, RefreshCw, Replace, Trash2 } from 'lucide-preact';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import { localizedPath } from '../../../i18n/localized-path.ts';
import { pageLanguage, word } from '../../../i18n/word.ts';
import {
  archiveOf,
  findOwnLessons,
  removeOwnLesson,
  replaceLesson,
  testAgain,
} from '../../../runtime/classroom/own-lesson-client.ts';
import ConfirmDialog from '../../confirm-dialog.tsx';
import { classroomPath } from '../addresses.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import BringLesson from './bring-lesson.tsx';
import { isUnderWay } from './stages.ts';

/** Properties of {@link LessonActions}. */
export interface LessonActionsProps {
  lesson: OwnLesson;
  onChange(lesson: OwnLesson): void;
}

/** What can be done with a lesson of one's own. */
export default function LessonActions({ lesson, onChange }: LessonActionsProps): JSX.Element {
  const { slug, title, offered, assignments } = lesson;
  const { route } = useLocation();
  const isReplacing = useSignal(false);
  const asks = useSignal(false);
  const testing = useAction(async () => onChange(await testAgain(slug)));
  const removing = useAction(async () => {
    await removeOwnLesson(slug);
    route(classroomPath('own-lessons'));
  });
  return (
    <>
      <div class="room-toolbar">
        {offered !== undefined && (
          <a
            class="slip-button"
            data-primary
            href={localizedPath(`/lessons/${slug}/`, pageLanguage())}
          >
            {word('ownLessons.open')}
            <ArrowRight size={14} aria-hidden />
          </a>
        )}
        <button
          type="button"
          class="slip-button"
          aria-expanded={isReplacing.value}
          onClick={() => (isReplacing.value = !isReplacing.value)}
        >
          <Replace size={14} aria-hidden />
          {word('ownLessons.replace')}
        </button>
        <a class="slip-button" href={archiveOf(slug)} download={`${slug}.zip`}>
          <Download size={14} aria-hidden />
          {word('ownLessons.download')}
        </a>
        <button
          type="button"
          class="slip-button"
          disabled={isUnderWay(lesson) || testing.isRunning.value}
          onClick={() => void testing.run()}
        >
          <RefreshCw size={14} aria-hidden />
          {word('ownLessons.again')}
        </button>
        <span class="room-toolbar-space" />
        <button
          type="button"
          class="slip-button"
          disabled={removing.isRunning.value}
          onClick={() => (asks.value = true)}
        >
          <Trash2 size={14} aria-hidden />
          {word('ownLessons.remove')}
        </button>
      </div>
      <ProblemNote problem={testing.problem.value ?? removing.problem.value} />
      {isReplacing.value && (
        <Replacement
          lesson={lesson}
          onReplaced={(replaced) => {
            isReplacing.value = false;
            onChange(replaced);
          }}
        />
      )}
      {asks.value && (
        <ConfirmDialog
          title={word('ownLessons.removeTitle', { title })}
          action={word('ownLessons.remove')}
          onCancel={() => (asks.value = false)}
          onConfirm={() => {
            asks.value = false;
            void removing.run();
          }}
        >
          {assignments > 0
            ? word('ownLessons.removeAssigned', { count: assignments })
            : word('ownLessons.removeWhat')}
        </ConfirmDialog>
      )}
    </>
  );
}

function Replacement(props: {
  lesson: OwnLesson;
  onReplaced(lesson: OwnLesson): void;
}): JSX.Element {
  const { slug, offered } = props.lesson;
  const folders = useLoaded(async (signal) => (await findOwnLessons(signal)).folders, []);
  return (
    <section class="room-own-replace" aria-label={word('ownLessons.replace')}>
      {offered !== undefined && (
        <p class="room-own-note">{word('ownLessons.replaceHint', { version: offered })}</p>
      )}
      <BringLesson
        folders={folders.value.value ?? []}
        bring={async (source) => props.onReplaced(await replaceLesson(slug, source))}
      />
    </section>
  );
}
