import type { JSX } from 'preact';
import type { LateRule } from '../../../../protocol/assignment.ts';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { lateText } from './late-text.ts';
import NumberField from './number-field.tsx';

const perDay: LateRule = { kind: 'perDay', percent: 10, graceMinutes: 15, mostPercent: 100 };

/** What late work loses, with an example of it. */
export default function LateFields(props: {
  late: LateRule;
  onChange(late: LateRule): void;
}): JSX.Element {
  const { late, onChange } = props;
  return (
    <section class="room-section">
      <h2>{word('assignments.lateRule')}</h2>
      <div class="room-assignments-fields">
        <Field label={word('assignments.penalty')}>
          {(ids) => (
            <select
              {...ids}
              class="room-input"
              value={late.kind}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.value === 'perDay' ? perDay : { kind: 'none' })
              }
            >
              <option value="none">{word('assignments.penaltyNone')}</option>
              <option value="perDay">{word('assignments.penaltyPerDay')}</option>
            </select>
          )}
        </Field>
        {late.kind === 'perDay' && (
          <>
            <NumberField
              label={word('assignments.percent')}
              value={late.percent}
              least={0}
              most={100}
              step="any"
              isRequired
              onChange={(percent) => onChange({ ...late, percent: percent ?? 0 })}
            />
            <NumberField
              label={word('assignments.mostPercent')}
              value={late.mostPercent}
              least={0}
              most={100}
              step="any"
              isRequired
              onChange={(mostPercent) => onChange({ ...late, mostPercent: mostPercent ?? 100 })}
            />
            <NumberField
              label={word('assignments.graceMinutes')}
              value={late.graceMinutes}
              least={0}
              most={10_080}
              isRequired
              onChange={(graceMinutes) => onChange({ ...late, graceMinutes: graceMinutes ?? 0 })}
            />
          </>
        )}
      </div>
      <p class="room-assignments-note" aria-live="polite">
        {lateText(late)}
      </p>
    </section>
  );
}
