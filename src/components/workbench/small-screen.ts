import { signal, type ReadonlySignal } from '@preact/signals';

/** Below this one pane is shown at a time; the same width as in the style sheets. */
const query = '(max-width: 56.24rem)';

let isSmall: ReadonlySignal<boolean> | undefined;

/** Whether the page is so narrow that one pane is shown at a time. */
export function smallScreen(): ReadonlySignal<boolean> {
  if (isSmall) return isSmall;
  const list = matchMedia(query);
  const followed = signal(list.matches);
  list.addEventListener('change', () => (followed.value = list.matches));
  isSmall = followed;
  return followed;
}
