import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import Field from '../parts/field.tsx';
import { type CheckDraft, parseDrafts } from './check-draft.ts';

/** Properties of {@link OwnChecksText}. */
export interface OwnChecksTextProps {
  drafts: readonly CheckDraft[];
  /** Null where it cannot be read. */
  onRead(drafts: readonly CheckDraft[] | null): void;
}

/** Checks as JSON, for what the form has no field for, and to copy from elsewhere. */
export default function OwnChecksText({ drafts, onRead }: OwnChecksTextProps): JSX.Element {
  const problem = useSignal<string | undefined>(undefined);
  const text = useSignal(drafts.length === 0 ? '' : JSON.stringify(drafts, null, 2));
  const control = useRef<HTMLTextAreaElement>(null);
  const judge = () => {
    const found = parseDrafts(text.value);
    problem.value = typeof found === 'string' ? found : undefined;
    // What cannot be read is not sent: the browser stops the form here.
    control.current?.setCustomValidity(problem.value ?? '');
    return found;
  };
  // A form may have been left unfinished.
  useEffect(() => void judge(), []);
  const read = (written: string) => {
    text.value = written;
    const found = judge();
    onRead(typeof found === 'string' ? null : found);
  };
  return (
    <Field
      label={word('assignments.ownChecksText')}
      hint={word('assignments.ownChecksTextHint')}
      problem={problem.value}
    >
      {(ids) => (
        <textarea
          {...ids}
          ref={control}
          class="room-input room-assignments-code"
          spellcheck={false}
          placeholder='[{ "id": "data-kept", "title": { "en": "The data is kept" }, "kind": "file", "path": "data.txt", "points": 2 }]'
          value={text.value}
          onInput={({ currentTarget }) => read(currentTarget.value)}
        />
      )}
    </Field>
  );
}
