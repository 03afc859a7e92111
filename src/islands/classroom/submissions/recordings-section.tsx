import { useSignal } from '@preact/signals';
import { Play } from 'lucide-preact';
import type { JSX } from 'preact';
import { lazy } from 'preact-iso';
import type { Submission } from '../../../../protocol/submission.ts';
import { word } from '../../../i18n/word.ts';
import { recordingAddress } from '../../../runtime/classroom/submission-client.ts';

const CastPlayer = lazy(() => import('./cast-player.tsx'));

/** What the learner's terminals showed; the player is loaded once somebody wants to see it. */
export default function RecordingsSection({ submission }: { submission: Submission }): JSX.Element {
  const { id, recordings } = submission;
  const shown = useSignal<string | null>(null);
  return (
    <section class="room-section">
      <h2>{word('submissions.recordings')}</h2>
      {recordings.length === 0 ? (
        <p>{word('submissions.noRecordings')}</p>
      ) : (
        <p class="room-submissions-hint">{word('submissions.recordingsHint')}</p>
      )}
      <div class="room-toolbar">
        {recordings.map((name) => (
          <button
            key={name}
            type="button"
            class="slip-button"
            aria-pressed={shown.value === name}
            onClick={() => (shown.value = name)}
          >
            <Play size={14} aria-hidden />
            {word('submissions.play', { name })}
          </button>
        ))}
      </div>
      {shown.value !== null && (
        <CastPlayer
          key={shown.value}
          address={recordingAddress(id, shown.value)}
          label={word('submissions.recording', { name: shown.value })}
        />
      )}
    </section>
  );
}
