import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { z } from 'zod';
import { type Check, checkSchema } from '../../../../protocol/check.ts';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';

const checksSchema = z.array(checkSchema).max(50);

/** Properties of {@link OwnChecksField}. */
export interface OwnChecksFieldProps {
  checks: readonly Check[];
  onChange(checks: Check[]): void;
}

/** Checks that the assignment has beside its lesson's, as JSON; taken over once they can be read. */
export default function OwnChecksField({ checks, onChange }: OwnChecksFieldProps): JSX.Element {
  const problem = useSignal<string | undefined>(undefined);
  const text = useSignal(checks.length === 0 ? '' : JSON.stringify(checks, null, 2));
  const read = (control: HTMLTextAreaElement) => {
    text.value = control.value;
    const found = readChecks(control.value);
    problem.value = typeof found === 'string' ? found : undefined;
    // What cannot be read is not sent: the browser stops the form here.
    control.setCustomValidity(problem.value ?? '');
    if (typeof found !== 'string') onChange(found);
  };
  return (
    <Field
      label={word('assignments.ownChecks')}
      hint={word('assignments.ownChecksHint')}
      problem={problem.value}
    >
      {(ids) => (
        <textarea
          {...ids}
          class="room-input room-assignments-code"
          spellcheck={false}
          placeholder='[{ "id": "data-kept", "title": { "en": "The data is kept" }, "kind": "file", "path": "data.txt", "points": 2 }]'
          value={text.value}
          onInput={({ currentTarget }) => read(currentTarget)}
        />
      )}
    </Field>
  );
}

/** The checks, or what is wrong with them. */
function readChecks(text: string): Check[] | string {
  if (text.trim() === '') return [];
  try {
    const read = checksSchema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
