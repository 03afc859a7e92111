import { z } from 'zod';

/** Terminals per session; one more is refused with `too-many-terminals`. */
export const maxTerminals = 8;
/** A name in `WS /api/sessions/:id/terminals/:name`; a new name opens a new terminal. */
export const terminalNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

/** Columns and rows that a terminal may have. */
export const terminalSizeSchema = z.object({
  cols: z.int().min(2).max(1000),
  rows: z.int().min(1).max(500),
});
export type TerminalSize = z.infer<typeof terminalSizeSchema>;

/** Text frames from the page. Output comes back in binary frames, UTF-8 as the shell wrote it. */
export const terminalClientFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('input'), data: z.string().max(1_000_000) }),
  z.strictObject({ type: z.literal('resize'), ...terminalSizeSchema.shape }),
  /** Bytes of binary frames drawn since the last `ack`. */
  z.strictObject({ type: z.literal('ack'), bytes: z.int().nonnegative() }),
  /** Ends the shell and all that runs in it, as closing a terminal's window does. */
  z.strictObject({ type: z.literal('close') }),
]);
export type TerminalClientFrame = z.infer<typeof terminalClientFrameSchema>;

/** Text frames from the server. */
export const terminalServerFrameSchema = z.discriminatedUnion('type', [
  /**
   * The next binary frame redraws the whole terminal: clear it first. Sent on attach, and to a
   * reader that fell so far behind that the output between was left out.
   */
  z.object({ type: z.literal('screen'), ...terminalSizeSchema.shape }),
  /** Another viewer resized the terminal. */
  z.object({ type: z.literal('resized'), ...terminalSizeSchema.shape }),
  /** The shell ended; the socket closes with 1000. A new connection opens a new shell. */
  z.object({ type: z.literal('exit'), exitCode: z.int().nullable() }),
  z.object({ type: z.literal('problem'), problem: z.unknown() }),
]);
export type TerminalServerFrame = z.infer<typeof terminalServerFrameSchema>;

/** Unacknowledged output in bytes above which the server stops reading the shell. */
export const maxUnacknowledgedBytes = 128 * 1024;
