import { useSignal } from '@preact/signals';
import { Plus } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Check } from '../../../../protocol/check.ts';
import { word } from '../../../i18n/word.ts';
import { type CheckDraft, newDraft, readChecks } from './check-draft.ts';
import OwnCheckForm from './own-check-form.tsx';
import OwnChecksText from './own-checks-text.tsx';

/** So many an assignment may have. */
const mostChecks = 50;

/** Properties of {@link OwnChecksField}. */
export interface OwnChecksFieldProps {
  checks: readonly Check[];
  onChange(checks: Check[]): void;
}

/** Checks that the assignment has beside its lesson's, as forms or as JSON; taken over once complete. */
export default function OwnChecksField({ checks, onChange }: OwnChecksFieldProps): JSX.Element {
  const drafts = useSignal<readonly CheckDraft[]>(checks);
  const isText = useSignal(false);
  const isReadable = useSignal(true);
  const write = (next: readonly CheckDraft[]) => {
    drafts.value = next;
    const read = readChecks(next);
    if (read) onChange(read);
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
            if (read) write(read);
          }}
        />
      ) : (
        drafts.value.map((draft, at) => (
          <OwnCheckForm
            key={String(draft['id'])}
            draft={draft}
            onChange={(changed) => change(at, changed)}
            onRemove={() => write(drafts.value.filter((_, index) => index !== at))}
          />
        ))
      )}
      <div class="room-toolbar">
        {!isText.value && (
          <button
            type="button"
            class="slip-button"
            disabled={drafts.value.length >= mostChecks}
            onClick={() => write([...drafts.value, newDraft(drafts.value)])}
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
