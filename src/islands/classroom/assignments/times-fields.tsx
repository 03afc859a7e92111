import type { JSX } from 'preact';
import type { AssignmentTimes } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import ZonedInput from './zoned-input.tsx';

/** Properties of {@link TimesFields}. */
export interface TimesFieldsProps {
  times: AssignmentTimes;
  zone: string;
  onChange(times: AssignmentTimes): void;
}

/** When an assignment opens, is due and closes, in the class's zone. */
export default function TimesFields({ times, zone, onChange }: TimesFieldsProps): JSX.Element {
  const set = (key: keyof AssignmentTimes) => (at: string | null) =>
    onChange({ ...times, [key]: at });
  return (
    <section class="room-section">
      <h2>{word('assignments.times')}</h2>
      <p class="room-assignments-note">{word('assignments.timesZone', { zone })}</p>
      <div class="room-assignments-fields">
        <ZonedInput
          label={word('assignments.opens')}
          hint={word('assignments.opensHint')}
          at={times.opensAt}
          zone={zone}
          onChange={set('opensAt')}
        />
        <ZonedInput
          label={word('assignments.dueAt')}
          hint={word('assignments.dueHint')}
          at={times.dueAt}
          zone={zone}
          onChange={set('dueAt')}
        />
        <ZonedInput
          label={word('assignments.closes')}
          hint={word('assignments.closesHint')}
          at={times.closesAt}
          zone={zone}
          onChange={set('closesAt')}
        />
      </div>
    </section>
  );
}
