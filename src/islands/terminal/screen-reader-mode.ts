import { effect, signal } from '@preact/signals';

const key = 'slipway:screen-reader';

const kept = (): boolean => {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
};

/** Whether terminals offer their output to screen readers; kept for the next page. */
export const screenReaderMode = signal(kept());

effect(() => {
  try {
    localStorage.setItem(key, screenReaderMode.value ? 'on' : 'off');
  } catch {
    // Not kept: the next page starts without it.
  }
});
