/** One measured figure, with what it was meant to be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `s`, `ms`, `MB`, `MB/s`, or `×` for a ratio. */
  readonly unit: 's' | 'ms' | 'MB' | 'MB/s' | '×';
  /** The most, or the least, that the figure may be; a figure without one is for information. */
  readonly target?: { readonly most: number } | { readonly least: number };
}

/** A figure as it is reported: null where there is no target to meet. */
export interface JudgedFigure extends Figure {
  readonly met: boolean | null;
}

/** Compares a figure with its target. */
export function judge(figure: Figure): JudgedFigure {
  const { target, value } = figure;
  if (!target) return { ...figure, met: null };
  return { ...figure, met: 'most' in target ? value <= target.most : value >= target.least };
}

/**
 * The value that `share` (0 to 1) of the values do not exceed, by nearest rank: an observed value.
 * @throws RangeError where there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('a percentile of nothing');
  return value;
}

/** The 50th percentile. @throws RangeError where there are no values */
export const median = (values: readonly number[]) => percentile(values, 0.5);
