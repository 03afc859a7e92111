import { useSignal } from '@preact/signals';
import { Plus } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { mostHiddenChecks } from '../../../../protocol/assignment.ts';
import type { Check } from '../../../../protocol/check.ts';
import { word } from '../../../i18n/word.ts';
import { type CheckDraft, newDraft, readChecks } from './check-draft.ts';
import OwnCheckForm from './own-check-form.tsx';
import OwnChecksText from './own-checks-text.tsx';

/** Properties of {@link OwnChecksField}. */
export interface OwnChecksFieldProps {
  checks: readonly Check[];
  /** Told of each edit, also of one that leaves a check incomplete. */
  onEdit(): void;
  onChange(checks: Check[]): void;
}

/** Checks that the assignment has beside its lesson's, as forms or as JSON; taken over once complete. */
export default function OwnChecksField(props: OwnChecksFieldProps): JSX.Element {
  const { checks, onEdit, onChange } = props;
  const drafts = useSignal<readonly CheckDraft[]>(checks);
  const isText = useSignal(false);
  const isReadable = useSignal(true);
  const added = useSignal<unknown>(undefined);
  const addButton = useRef<HTMLButtonElement>(null);
  const write = (next: readonly CheckDraft[]) => {
    drafts.value = next;
    onEdit();
    const read = readChecks(next);
    if (read) onChange(read);
  };
  const add = () => {
    const draft = newDraft(drafts.value);
    added.value = draft['id'];
    write([...drafts.value, draft]);
  };
  const remove = (at: number) => {
    write(drafts.value.filter((_, index) => index !== at));
    addButton.current?.focus();
  };
  const change = (at: number, draft: CheckDraft) =>
    write(drafts.value.map((each, index) => (index === at ? draft : each)));
  return (
    <section class="room-section" aria-labelledby="own-checks">
      <h3 id="own-checks">{word('assignments.ownChecks')}</h3>
      <p class="room-assignments-note">{word('assignments.ownChecksHint')}</p>
      {isText.value ? (
        <OwnChecksText
          drafts={drafts.value}
          onRead={(read) => {
            isReadable.value = read !== null;
            onEdit();
            if (read) write(read);
          }}
        />
      ) : (
        drafts.value.map((draft, at) => (
          <OwnCheckForm
            key={String(draft['id'])}
            draft={draft}
            isNew={draft['id'] === added.value}
            onChange={(changed) => change(at, changed)}
            onRemove={() => remove(at)}
          />
        ))
      )}
      <div class="room-toolbar">
        {!isText.value && (
          <button
            ref={addButton}
            type="button"
            class="slip-button"
            disabled={drafts.value.length >= mostHiddenChecks}
            onClick={add}
          >
            <Plus size={14} aria-hidden />
            {word('assignments.addCheck')}
          </button>
        )}
        <button
          type="button"
          class="slip-button"
          disabled={isText.value && !isReadable.value}
          onClick={() => (isText.value = !isText.value)}
        >
          {word(isText.value ? 'assignments.asForm' : 'assignments.asJson')}
        </button>
      </div>
    </section>
  );
}
