import type { CastHeader } from '../../../course/recordings.ts';
import { terminalSize } from '../../../sandbox-server/lesson-testing/lesson-terminal.ts';
import type { TerminalSpan } from '../../../sandbox-server/lesson-testing/played-terminals.ts';
import { FrameEncoder } from './frame-encoder.ts';

/** Seconds between two frames. */
const tick = 0.3;

export interface CastSource {
  readonly span: TerminalSpan;
  readonly title: string;
  readonly commands: string;
  /** Seconds from the start of the recording, for a moment in Unix time. */
  readonly seconds: (at: number) => number;
}

/**
 * A terminal's part of a step as an asciicast v2: frames as output, and the id of each command as a
 * marker just before it is typed.
 */
export async function encodeCast({ span, title, commands, seconds }: CastSource): Promise<string> {
  const header: CastHeader = {
    version: 2,
    width: terminalSize.cols,
    height: terminalSize.rows,
    title,
    commands,
  };
  const lines = [JSON.stringify(header)];
  const encoder = new FrameEncoder();
  let due = 0;
  let now = 0;
  const draw = (isLast = false) => {
    const frame = encoder.frame({ isLast });
    if (frame !== '') lines.push(JSON.stringify([now, 'o', frame]));
    due = now + tick;
  };
  try {
    await encoder.write(span.prompt);
    draw();
    for (const [index, { at, data }] of span.chunks.entries()) {
      const next = seconds(at);
      const typed = span.marks.filter((mark) => mark.at === index);
      if (next > due || typed.length > 0) draw();
      now = next;
      for (const { run } of typed) lines.push(JSON.stringify([now, 'm', run]));
      await encoder.write(data);
    }
    draw(true);
    return `${lines.join('\n')}\n`;
  } finally {
    encoder.dispose();
  }
}
