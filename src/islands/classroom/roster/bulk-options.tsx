import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Class, ClassRole } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findLessons } from '../../../runtime/classroom/assignment-client.ts';
import Field from '../parts/field.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import ExtendFields, { type ExtendOptions } from './extend-fields.tsx';
import RoleField from './role-field.tsx';

/** Something that is done to many, with what it asks for. */
export type BulkChoice =
  | { readonly action: 'role'; readonly options: { readonly role: ClassRole } }
  | { readonly action: 'extend'; readonly options: ExtendOptions }
  | { readonly action: 'complete' | 'reset'; readonly options: { readonly lesson: string } }
  | { readonly action: 'links' | 'remove'; readonly options: Record<string, never> };

/** What a dialog begins with. */
export const firstChoices: Readonly<Record<BulkChoice['action'], BulkChoice>> = {
  role: { action: 'role', options: { role: 'learner' } },
  links: { action: 'links', options: {} },
  extend: {
    action: 'extend',
    options: {
      assignment: '',
      extension: { dueAt: null, closesAt: null, moreAttempts: 0, reason: '' },
    },
  },
  complete: { action: 'complete', options: { lesson: '' } },
  reset: { action: 'reset', options: { lesson: '' } },
  remove: { action: 'remove', options: {} },
};

/** Properties of {@link BulkOptions}. */
export interface BulkOptionsProps {
  value: Class;
  choice: BulkChoice;
  onChange(choice: BulkChoice): void;
}

/** What an action asks for, and what it will do. */
export default function BulkOptions({ value, choice, onChange }: BulkOptionsProps): JSX.Element {
  if (choice.action === 'role') {
    const { role } = choice.options;
    return (
      <RoleField
        value={role}
        onChange={(wanted) => onChange({ action: 'role', options: { role: wanted } })}
      />
    );
  }
  if (choice.action === 'extend') {
    return (
      <ExtendFields
        value={value}
        options={choice.options}
        onChange={(options) => onChange({ action: 'extend', options })}
      />
    );
  }
  if (choice.action === 'links') return <p>{word('roster.renewLinksText')}</p>;
  if (choice.action === 'remove') return <p>{word('roster.removeText')}</p>;
  const { action, options } = choice;
  return (
    <>
      <p>{action === 'reset' ? word('roster.resetText') : word('roster.completeText')}</p>
      <LessonField
        id={value.id}
        value={options.lesson}
        onChange={(lesson) => onChange({ action, options: { lesson } })}
      />
    </>
  );
}

interface LessonFieldProps {
  id: string;
  value: string;
  onChange(lesson: string): void;
}

function LessonField({ id, value, onChange }: LessonFieldProps): JSX.Element {
  const lessons = useLoaded((signal) => findLessons(id, signal), [id]);
  const [first] = lessons.value.value ?? [];
  useEffect(() => {
    if (first && value === '') onChange(first.slug);
  }, [first]);
  return (
    <>
      <ProblemNote problem={lessons.problem.value} onAgain={() => void lessons.reload()} />
      <Field label={word('roster.lesson')}>
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            required
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          >
            {lessons.value.value?.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
