import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import { findRoster } from '../../../runtime/classroom/roster-client.ts';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import './learners-choice.css';

/** Properties of {@link LearnersChoice}. */
export interface LearnersChoiceProps {
  classId: string;
  /** Told of all who are chosen, whenever that changes. */
  onChoose(persons: readonly string[]): void;
}

/** Learners of a class to choose from; the form cannot be sent before one is. */
export default function LearnersChoice({ classId, onChoose }: LearnersChoiceProps): JSX.Element {
  const roster = useLoaded((signal) => findRoster(classId, signal), [classId]);
  const chosen = useSignal<readonly string[]>([]);
  const sought = useSignal('');
  const search = useRef<HTMLInputElement>(null);
  const count = chosen.value.length;
  useEffect(
    () => search.current?.setCustomValidity(count === 0 ? word('assignments.chooseLearner') : ''),
    [count],
  );
  const wanted = sought.value.trim().toLocaleLowerCase();
  const shown = (roster.value.value ?? []).filter(
    ({ role, name, externalId }) =>
      role === 'learner' && `${name} ${externalId ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const toggle = (person: string) => {
    const { value } = chosen;
    chosen.value = value.includes(person)
      ? value.filter((each) => each !== person)
      : [...value, person];
    onChoose(chosen.value);
  };
  return (
    <fieldset class="room-learners">
      <legend>{word('assignments.learners')}</legend>
      <ProblemNote problem={roster.problem.value} onAgain={() => void roster.reload()} />
      <input
        ref={search}
        class="room-input"
        type="search"
        aria-label={word('submissions.find')}
        placeholder={word('submissions.find')}
        value={sought.value}
        onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
        // It is for looking, and sends nothing.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul>
        {shown.map(({ person, name, externalId }) => (
          <li key={person}>
            <label>
              <input
                type="checkbox"
                checked={chosen.value.includes(person)}
                onChange={() => toggle(person)}
              />
              {name}
              {externalId !== null && <small>{externalId}</small>}
            </label>
          </li>
        ))}
      </ul>
      <p class="room-field-note" role="status">
        {word('roster.chosen', { count })}
      </p>
    </fieldset>
  );
}
