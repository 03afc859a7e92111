import type { WebSocket } from 'ws';
import { z } from 'zod';
import {
  type TerminalClientFrame,
  terminalNameSchema,
  type TerminalSize,
  terminalSizeSchema,
} from '../../protocol/terminal.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import { unseenSize } from '../terminals/terminal-set.ts';
import type { Terminal, Viewer } from '../terminals/terminal.ts';
import type { RouteContext, Server } from './route-context.ts';
import { parseTerminalFrame } from './terminal-frame.ts';

const params = z.object({ id: z.string().max(64), name: z.string() });
const touchEvery = 30_000;
/** Bytes that may be typed before the shell is open. */
const mostEarlyBytes = 256 * 1024;

/** `WS /api/sessions/:id/terminals/:name?cols=&rows=&language=` */
export function terminalRoutes(server: Server, { sessions, owner }: RouteContext): void {
  server.get(
    '/api/sessions/:id/terminals/:name',
    { websocket: true, schema: { hide: true, params } },
    async (socket, request) => {
      const fail = (error: unknown) => {
        const problem = problemOf(error, request.id, requestLanguage(request));
        logError(request, error);
        sendJson(socket, { type: 'problem', problem });
        return problem;
      };
      keepAlive(socket);
      // Frames may come while the shell is being opened: they are kept for it.
      const early: [Buffer, boolean][] = [];
      let room = mostEarlyBytes;
      const keep = (data: Buffer, binary: boolean) => {
        room -= data.length;
        if (room < 0) return socket.close(1009, 'too much before the shell was open');
        early.push([data, binary]);
      };
      socket.on('message', keep);
      try {
        const { id, name } = params.parse(request.params);
        const who = owner(request);
        const live = await sessions.live(id, who);
        const size = sizeOf(request.query);
        const terminal = await live.machine.terminals.open(nameOf(name), size);
        terminal.resize(size);
        let touched = Date.now();
        const receive = await serve(socket, terminal, () => {
          if (Date.now() - touched < touchEvery) return;
          touched = Date.now();
          sessions.live(id, who).catch(() => undefined);
        });
        const take = (data: Buffer, binary: boolean) => {
          try {
            receive(parseTerminalFrame(data, binary));
          } catch (error) {
            fail(error);
          }
        };
        socket.off('message', keep);
        for (const frame of early) take(...frame);
        socket.on('message', take);
      } catch (error) {
        socket.close(1008, fail(error).code);
      }
    },
  );
}

/** Attaches a socket to a terminal; gives what handles its frames. */
async function serve(socket: WebSocket, terminal: Terminal, used: () => void) {
  const viewer: Viewer = {
    output: (bytes) => socket.readyState === socket.OPEN && socket.send(bytes),
    control: (frame) => {
      sendJson(socket, frame);
      if (frame.type === 'exit') socket.close(1000, 'the shell ended');
    },
  };
  const attachment = await terminal.attach(viewer);
  socket.on('close', () => attachment.detach());
  if (socket.readyState !== socket.OPEN) attachment.detach();
  return (frame: TerminalClientFrame) => {
    if (frame.type === 'ack') return attachment.acknowledge(frame.bytes);
    if (frame.type === 'resize') return terminal.resize(frame, viewer);
    if (frame.type === 'close') return terminal.dispose();
    used();
    terminal.input(frame.data);
  };
}

function sizeOf(query: unknown): TerminalSize {
  const { cols, rows } = query as { cols?: string; rows?: string };
  if (cols === undefined && rows === undefined) return unseenSize;
  const parsed = terminalSizeSchema.safeParse({ cols: Number(cols), rows: Number(rows) });
  if (parsed.success) return parsed.data;
  throw new SlipwayError('bad-size', 'A terminal cannot have that size.', {
    expected: '2 to 1000 columns and 1 to 500 rows',
    found: `${cols} columns and ${rows} rows`,
    remedy: 'Reload the page.',
  });
}

function nameOf(text: string): string {
  const parsed = terminalNameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new SlipwayError('bad-terminal-name', 'A terminal cannot have that name.', {
    expected: 'up to 32 lower-case letters, digits and hyphens',
    found: JSON.stringify(text.slice(0, 64)),
  });
}
