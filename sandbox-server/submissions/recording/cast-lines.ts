import type { TerminalSize } from '../../../protocol/terminal.ts';

/** `o` output, `r` a new size, `m` a mark: docs.asciinema.org/manual/asciicast/v2. */
export type CastEvent = readonly [seconds: number, kind: 'o' | 'r' | 'm', data: string];

export const castLine = (line: object): string => `${JSON.stringify(line)}\n`;

/** @param startedAt milliseconds since 1970 */
export const castHeader = ({ cols, rows }: TerminalSize, startedAt: number): string =>
  castLine({ version: 2, width: cols, height: rows, timestamp: Math.floor(startedAt / 1000) });

/** The first line of a recording; null where a server that was killed did not finish it. */
export function readCastHeader(text: string): string | null {
  const [header = ''] = text.split('\n', 1);
  return header.startsWith('{') && header.endsWith('}') ? header : null;
}

/** A line that a server which was killed did not finish is left out. */
export function readCastEvents(text: string): CastEvent[] {
  return text.split('\n').flatMap((line) => {
    const parsed = line.startsWith('[') ? parse(line) : null;
    return Array.isArray(parsed) && parsed.length === 3 ? [parsed as unknown as CastEvent] : [];
  });
}

export const countOutput = (events: readonly CastEvent[]): number =>
  events.reduce((sum, [, kind, data]) => sum + (kind === 'o' ? data.length : 0), 0);

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
