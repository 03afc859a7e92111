import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { word } from '../i18n/word.ts';
import type { Session } from '../../protocol/session.ts';

/** Seconds before the end at which the learner is warned. */
export const warningSeconds = 5 * 60;

/** Counts down to a session's `expiresAt`. */
export class TimeLeft {
  readonly #now = signal(Date.now());
  readonly #timer = setInterval(() => (this.#now.value = Date.now()), 1000);
  /** Whole seconds left, never below 0. */
  readonly seconds: ReadonlySignal<number>;

  constructor(session: ReadonlySignal<Session>) {
    this.seconds = computed(() => {
      const left = Date.parse(session.value.expiresAt) - this.#now.value;
      return Math.max(0, Math.round(left / 1000));
    });
  }

  dispose(): void {
    clearInterval(this.#timer);
  }
}

/** `1 h 20 min`, `12 min`, and `4:05` within the last five minutes; in the page's language. */
export function spokenTime(seconds: number): string {
  if (seconds < warningSeconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0
    ? word('time.hours', { hours, minutes: minutes % 60 })
    : word('time.minutes', { minutes });
}
