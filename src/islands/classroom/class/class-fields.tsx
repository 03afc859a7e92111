import type { JSX } from 'preact';
import { type JoinRule, joinRuleSchema } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import NumberField from '../assignments/number-field.tsx';
import Field from '../parts/field.tsx';

/** What an instructor decides about a class. */
export interface ClassDraft {
  readonly name: string;
  readonly timeZone: string;
  readonly join: JoinRule;
  /** Left out for a class that is new. */
  readonly stuckMinutes?: number | null;
}

/** Properties of {@link ClassFields}. */
export interface ClassFieldsProps {
  value: ClassDraft;
  isFixed?: boolean;
  onChange(change: Partial<ClassDraft>): void;
}

/** Name, time zone, how people come in, and when a learner counts as stuck. */
export default function ClassFields({ value, isFixed, onChange }: ClassFieldsProps): JSX.Element {
  const rules = {
    name: word('classes.joinByName'),
    openid: word('classes.joinByOpenId'),
    closed: word('classes.joinClosed'),
  };
  const zones = Intl.supportedValuesOf('timeZone');
  // UTC, and older names, may be in use without being listed.
  const listed = zones.includes(value.timeZone) ? zones : [value.timeZone, ...zones];
  return (
    <>
      <Field label={word('classes.name')}>
        {(ids) => (
          <input
            {...ids}
            class="room-input"
            required
            maxLength={100}
            disabled={isFixed}
            value={value.name}
            onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={word('classes.timeZone')} hint={word('classes.timeZoneHint')}>
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            disabled={isFixed}
            value={value.timeZone}
            onChange={({ currentTarget }) => onChange({ timeZone: currentTarget.value })}
          >
            {listed.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={word('classes.joinRule')}>
        {(ids) => (
          <select
            {...ids}
            class="room-input"
            disabled={isFixed}
            value={value.join}
            onChange={({ currentTarget }) =>
              onChange({ join: joinRuleSchema.parse(currentTarget.value) })
            }
          >
            {joinRuleSchema.options.map((rule) => (
              <option key={rule} value={rule}>
                {rules[rule]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {value.stuckMinutes !== undefined && (
        <NumberField
          label={word('classes.stuckMinutes')}
          hint={word('classes.stuckMinutesHint')}
          value={value.stuckMinutes}
          least={1}
          most={60}
          isRequired
          isFixed={isFixed}
          onChange={(stuckMinutes) => onChange({ stuckMinutes })}
        />
      )}
    </>
  );
}
