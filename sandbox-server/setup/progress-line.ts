import type { Progress } from '../processes/progress.ts';

const width = 20;
const megabyte = 1_000_000;

/** Progress in one line: a bar and a percentage where the length is known, then the words. */
export function progressLine({ text, done, total, unit }: Progress): string {
  if (done === undefined || !total) return text;
  const part = Math.min(1, done / total);
  const filled = Math.round(part * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const amount =
    unit === 'bytes' ? ` ${Math.round(done / megabyte)}/${Math.round(total / megabyte)} MB` : '';
  return `${bar} ${String(Math.floor(part * 100)).padStart(3)} %${amount} ${text}`;
}
