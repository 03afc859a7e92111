import { signal, type Signal } from '@preact/signals';

/** Sizes of the panes in per cent, and whether the preview is shown. */
export interface LayoutSizes {
  /** Height of the editor. */
  editor: number;
  /** Width of the terminals beside the preview. */
  terminal: number;
  /** Width of the files in the editor, 0 where they are hidden. */
  files: number;
  preview: boolean;
}

export const usualSizes: LayoutSizes = { editor: 48, terminal: 50, files: 24, preview: false };

const key = 'slipway:workbench-layout';
let kept: Signal<LayoutSizes> | undefined;

/** The layout of this browser, the same in every lesson. */
export function layoutSizes(): Signal<LayoutSizes> {
  kept ??= signal(read());
  return kept;
}

/** Changes the layout, and keeps it. */
export function changeLayout(change: Partial<LayoutSizes>): void {
  const sizes = layoutSizes();
  sizes.value = { ...sizes.peek(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(sizes.peek()));
  } catch {
    // Not kept: the next page has the usual layout.
  }
}

function read(): LayoutSizes {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof found === 'object' ? { ...usualSizes, ...found, preview: false } : usualSizes;
  } catch {
    return usualSizes;
  }
}
