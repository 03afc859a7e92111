import { styleText } from 'node:util';
import type { JudgedFigure } from './figure.ts';

/** The figures of one benchmark, or why it could not be run. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly JudgedFigure[];
  readonly failure?: string;
}

/** An aligned table: name, figure, target, and whether it was met. */
export function tableOf({ title, figures, failure }: Section): string {
  const rows = figures.map(({ name, value, unit, target, met }) => [
    name,
    `${value.toFixed(digitsOf(value))} ${unit}`,
    target ? ('most' in target ? `≤ ${target.most} ${unit}` : `≥ ${target.least} ${unit}`) : '',
    met === null ? '' : met ? styleText('green', 'met') : styleText('red', 'missed'),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(([name = '', value = '', target = '', met = '']) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${target.padEnd(widths[2] ?? 0)}  ${met}`.trimEnd(),
  );
  if (failure !== undefined) lines.push(`  ${styleText('red', 'not measured:')} ${failure}`);
  return [styleText('bold', title), ...lines, ''].join('\n');
}

const digitsOf = (value: number) => (Math.abs(value) < 10 ? 3 : 1);
