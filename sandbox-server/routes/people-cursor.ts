import { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';

const cursorSchema = z.tuple([z.string(), z.string()]);

/** Names the last one of a page, for whoever asks for the next. */
export const cursorOf = ({ name, id }: { name: string; id: string }): string =>
  Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** @throws SlipwayError `bad-request` for one that is not ours */
export function readCursor(text: string): { name: string; id: string } {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [name, id] = cursorSchema.parse(decoded);
    return { name, id };
  } catch (cause) {
    throw new SlipwayError('bad-request', 'The request cannot be understood.', {
      expected: 'after: what a page before called "next"',
      found: text.slice(0, 100),
      cause,
    });
  }
}
