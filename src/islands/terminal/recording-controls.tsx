import { FastForward, Pause, Play, SkipForward } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import { speeds, type RecordingPlayer } from '../../runtime/recordings/recording-player.ts';
import './recording-controls.css';

/** Plays the commands of a recording: the next, all, faster, or at once. */
export default function RecordingControls({ player }: { player: RecordingPlayer }): JSX.Element {
  const state = player.state.value;
  const next = player.next.value;
  const shown = player.current.value ?? next;
  return (
    <div class="slip-player" role="group" aria-label={word('recording.controls')}>
      {state === 'idle' ? (
        <button
          type="button"
          class="slip-button"
          disabled={!next}
          title={next ? word('recording.playNext', { command: next.command }) : undefined}
          onClick={() => next && player.play(next.id)}
        >
          <Play size={13} fill="currentColor" strokeWidth={1.5} aria-hidden="true" />
          {word('recording.next')}
        </button>
      ) : (
        <button
          type="button"
          class="slip-button"
          onClick={() => (state === 'paused' ? player.resume() : player.pause())}
        >
          {state === 'paused' ? (
            <Play size={13} fill="currentColor" strokeWidth={1.5} aria-hidden="true" />
          ) : (
            <Pause size={13} fill="currentColor" strokeWidth={1.5} aria-hidden="true" />
          )}
          {word(state === 'paused' ? 'recording.resume' : 'recording.pause')}
        </button>
      )}
      {state === 'idle' ? (
        <button type="button" class="slip-button" onClick={() => player.playAll()}>
          <FastForward size={14} strokeWidth={1.5} aria-hidden="true" />
          {word(next ? 'recording.playAll' : 'recording.playAgain')}
        </button>
      ) : (
        <button type="button" class="slip-button" onClick={() => player.skip()}>
          <SkipForward size={14} strokeWidth={1.5} aria-hidden="true" />
          {word('recording.skip')}
        </button>
      )}
      <code class="slip-player-command" title={shown?.command}>
        {shown ? shown.command : word('recording.end')}
      </code>
      <label class="slip-player-speed">
        <span class="sr-only">{word('recording.speed')}</span>
        <select
          value={player.speed.value}
          onChange={({ currentTarget }) => {
            const chosen = speeds.find((speed) => String(speed) === currentTarget.value);
            if (chosen) player.speed.value = chosen;
          }}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
