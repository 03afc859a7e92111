import { z } from 'zod';
import { watchedTerminalsSchema } from '../../protocol/consent.ts';
import type { TerminalClientFrame } from '../../protocol/terminal.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import { told } from '../words/told.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';
import { parseTerminalFrame } from './terminal-frame.ts';

const idSchema = z.string().max(64);
const params = z.object({ id: idSchema, consent: idSchema });
const terminalParams = params.extend({ name: z.string().max(32) });

/**
 * `WS /api/classes/:id/consents/:consent/terminals/:name`: a learner's terminal, for one whom the
 * learner lets in. The shell neither waits for them nor takes their size, and they open none.
 */
export function watchedTerminalRoutes(server: Server, context: RouteContext): void {
  const { sessions, classroom, actor, owner } = context;
  const { consents } = classroom.board;
  server.get(
    '/api/classes/:id/consents/:consent/terminals',
    {
      schema: {
        summary: 'The terminals that a learner who consents has open',
        params,
        response: { 200: watchedTerminalsSchema },
      },
    },
    async (request) => {
      const { id, consent } = request.params;
      const { session } = await consents.use(actor(request), id, consent, 'terminals');
      return { names: sessions.peek(session)?.machine.terminals.names ?? [] };
    },
  );
  server.get(
    '/api/classes/:id/consents/:consent/terminals/:name',
    {
      websocket: true,
      schema: { hide: true, params: terminalParams },
      config: limitPerOwner(owner, 60),
    },
    async (socket, request) => {
      const { id, consent, name } = terminalParams.parse(request.params);
      const fail = (error: unknown) => {
        const problem = problemOf(error, request.id, requestLanguage(request));
        logError(request, error);
        sendJson(socket, { type: 'problem', problem });
        return problem.code;
      };
      keepAlive(socket);
      try {
        const used = await consents.use(actor(request), id, consent, 'terminals');
        const terminal = await sessions.peek(used.session)?.machine.terminals.find(name);
        if (!terminal) throw new SlipwayError('not-found', told('board.noTerminal'));
        // The consent may have ended while the terminal was looked for: nothing may be sent then.
        if (!used.allows('terminals')) throw new SlipwayError('forbidden', told('consent.none'));
        if (socket.readyState !== socket.OPEN) return;
        const watch = terminal.watch({
          output: (bytes) => socket.readyState === socket.OPEN && socket.send(bytes),
          control(frame) {
            sendJson(socket, frame);
            if (frame.type === 'exit') socket.close(1000, 'the shell ended');
          },
        });
        const forget = used.onEnd(() => {
          watch.detach();
          socket.close(1008, fail(new SlipwayError('forbidden', told('consent.none'))));
        });
        socket.on('close', () => {
          watch.detach();
          forget();
        });
        const take = (frame: TerminalClientFrame) => {
          if (frame.type === 'ack') return watch.acknowledge(frame.bytes);
          if (frame.type === 'resize') return; // The shell has the size of the learner's page.
          if (frame.type === 'close' || !used.allows('typing')) {
            throw new SlipwayError('forbidden', told('consent.none'));
          }
          terminal.input(frame.data);
        };
        socket.on('message', (data: Buffer, isBinary) => {
          try {
            take(parseTerminalFrame(data, isBinary));
          } catch (error) {
            fail(error);
          }
        });
      } catch (error) {
        socket.close(1008, fail(error));
      }
    },
  );
}
