import { signal, type ReadonlySignal } from '@preact/signals';

/** Whether the page is shown light or dark, as `html[data-theme]` says. */
export type PageTheme = 'light' | 'dark';

let theme: ReadonlySignal<PageTheme> | undefined;

/** Follows the page's theme; reads the design tokens anew whenever it changes. */
export function pageTheme(): ReadonlySignal<PageTheme> {
  if (theme) return theme;
  const read = (): PageTheme =>
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const followed = signal(read());
  new MutationObserver(() => (followed.value = read())).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
  theme = followed;
  return followed;
}

/** The value of a design token, such as `--slip-terminal-red`. */
export function token(name: `--slip-${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

let canvas: CanvasRenderingContext2D | null | undefined;

/** A colour token as `#rrggbb`, whatever notation the style sheet was minified to. */
export function colour(name: `--slip-${string}`): string {
  canvas ??= document.createElement('canvas').getContext('2d');
  const value = token(name);
  if (!canvas) return value;
  canvas.fillStyle = value;
  return canvas.fillStyle;
}
