import { type TerminalClientFrame, terminalClientFrameSchema } from '../../protocol/terminal.ts';
import { SlipwayError } from '../errors/slipway-error.ts';

/** A frame as a page sends it to a terminal. @throws SlipwayError `bad-frame`, `bad-size` */
export function parseTerminalFrame(data: Buffer, binary: boolean): TerminalClientFrame {
  const text = data.toString('utf8');
  let frame: unknown;
  try {
    frame = binary ? undefined : JSON.parse(text);
  } catch {
    frame = undefined;
  }
  const parsed = terminalClientFrameSchema.safeParse(frame);
  if (parsed.success) return parsed.data;
  const resize = (frame as { type?: unknown } | undefined)?.type === 'resize';
  const issue = parsed.error.issues[0];
  throw new SlipwayError(
    resize ? 'bad-size' : 'bad-frame',
    'The terminal got a frame it cannot use.',
    {
      expected: resize
        ? '2 to 1000 columns and 1 to 500 rows'
        : 'a text frame of JSON: input, resize or ack',
      found: binary ? 'a binary frame' : text.slice(0, 100),
      remedy: 'Reload the page.',
      detail: { issue: issue?.message },
    },
  );
}
