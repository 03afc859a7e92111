import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { AssignableLesson, AssignmentDraft } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';
import LateFields from './late-fields.tsx';
import LessonOptions from './lesson-options.tsx';
import NotJudgedNote from './not-judged-note.tsx';
import NumberField from './number-field.tsx';
import OwnChecksField from './own-checks-field.tsx';
import PointsTable from './points-table.tsx';
import TimesFields from './times-fields.tsx';
import './assignments.css';

/** Properties of {@link AssignmentForm}. */
export interface AssignmentFormProps {
  draft: AssignmentDraft;
  lessons: readonly AssignableLesson[];
  /** The class's. */
  zone: string;
  /** One that is there already keeps its lesson. */
  isNew: boolean;
  /** Ids in the draft of checks that the lesson has no more. */
  missing: readonly string[];
  save(draft: AssignmentDraft): Promise<unknown>;
}

/** All that an instructor decides about an assignment. */
export default function AssignmentForm(props: AssignmentFormProps): JSX.Element {
  const { lessons, zone, isNew } = props;
  const draft = useSignal(props.draft);
  const isSaved = useSignal(false);
  const saving = useAction(() => props.save(draft.value));
  const change = (part: Partial<AssignmentDraft>) => {
    draft.value = { ...draft.value, ...part };
    isSaved.value = false;
  };
  const lesson = lessons.find(({ slug }) => slug === draft.value.lesson);
  const missing = props.missing.filter(
    (id) => Object.hasOwn(draft.value.points, id) || draft.value.hidden.includes(id),
  );
  return (
    <form
      class="room-assignments-form"
      onSubmit={async (event) => {
        event.preventDefault();
        isSaved.value = await saving.run();
      }}
    >
      <div class="room-assignments-fields">
        <Field
          label={word('assignments.lesson')}
          hint={isNew ? undefined : word('assignments.lessonStays')}
        >
          {(ids) => (
            <select
              {...ids}
              class="room-input"
              required
              disabled={!isNew}
              value={draft.value.lesson}
              onChange={({ currentTarget }) => {
                const slug = currentTarget.value;
                const found = lessons.find((each) => each.slug === slug);
                const wasTitle = draft.value.title === (lesson?.title ?? '');
                change({
                  ...{ lesson: slug, points: {}, hidden: [] },
                  ...(wasTitle && { title: found?.title ?? '' }),
                });
              }}
            >
              {isNew && <option value="">{word('assignments.chooseLesson')}</option>}
              {!isNew && !lesson && (
                <option value={draft.value.lesson}>{draft.value.lesson}</option>
              )}
              <LessonOptions lessons={lessons} />
            </select>
          )}
        </Field>
        <Field label={word('assignments.titleField')}>
          {(ids) => (
            <input
              {...ids}
              class="room-input room-assignments-title"
              required
              maxLength={200}
              value={draft.value.title}
              onInput={({ currentTarget }) => change({ title: currentTarget.value })}
            />
          )}
        </Field>
        <NumberField
          label={word('assignments.attempts')}
          hint={word('assignments.attemptsHint')}
          value={draft.value.attempts}
          least={1}
          most={100}
          onChange={(attempts) => change({ attempts })}
        />
      </div>
      <TimesFields times={draft.value.times} zone={zone} onChange={(times) => change({ times })} />
      <LateFields late={draft.value.late} onChange={(late) => change({ late })} />
      <section class="room-section">
        <h2>{word('assignments.pointsAndChecks')}</h2>
        {missing.length > 0 && (
          <div class="slip-notice room-note" data-tone="warning">
            <p>{word('assignments.missing', { ids: missing.join(', ') })}</p>
            <button
              type="button"
              class="slip-button"
              onClick={() => {
                const { points, hidden } = draft.value;
                const kept = Object.entries(points).filter(([id]) => !missing.includes(id));
                change({
                  points: Object.fromEntries(kept),
                  hidden: hidden.filter((id) => !missing.includes(id)),
                });
              }}
            >
              {word('assignments.clearMissing')}
            </button>
          </div>
        )}
        {lesson && <PointsTable checks={lesson.checks} draft={draft.value} onChange={change} />}
        <p class="room-assignments-note">{word('assignments.hiddenHint')}</p>
        <OwnChecksField
          checks={draft.value.hiddenChecks}
          onEdit={() => (isSaved.value = false)}
          onChange={(hiddenChecks) => change({ hiddenChecks })}
        />
        <NotJudgedNote lesson={lesson} checks={draft.value.hiddenChecks} />
      </section>
      <label class="room-assignments-publish">
        <input
          type="checkbox"
          checked={draft.value.published}
          onChange={({ currentTarget }) => change({ published: currentTarget.checked })}
        />
        <span>
          {word('assignments.published')}
          <span class="room-field-note">{word('assignments.publishHint')}</span>
        </span>
      </label>
      <ProblemNote problem={saving.problem.value} />
      <div class="room-toolbar">
        <button type="submit" class="slip-button" data-primary disabled={saving.isRunning.value}>
          {word(isNew ? 'assignments.create' : 'assignments.save')}
        </button>
        <span role="status">{isSaved.value && word('assignments.saved')}</span>
      </div>
    </form>
  );
}
