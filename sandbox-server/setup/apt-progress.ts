import type { Progress } from '../processes/progress.ts';

/**
 * Reads a line that apt writes to its status descriptor (apt `doc/progress-reporting.md`):
 * `dlstatus:<n>:<percent>:<text>` while it downloads, `pmstatus:<package>:<percent>:<text>` while it
 * installs. Null for any other line.
 */
export function aptProgress(line: string): Progress | null {
  const match = /^(dl|pm)status:[^:]*:([\d.]+):(.*)$/.exec(line);
  if (!match) return null;
  const [, kind, percent = '0', text = ''] = match;
  return { text: kind === 'dl' ? `downloading: ${text}` : text, done: Number(percent), total: 100 };
}
