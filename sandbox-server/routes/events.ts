import { z } from 'zod';
import type { SessionEvent } from '../../protocol/session-event.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `WS /api/sessions/:id/events` */
export function eventRoutes(server: Server, { sessions, owner }: RouteContext): void {
  const params = z.object({ id: z.string().max(64) });
  server.get(
    '/api/sessions/:id/events',
    { websocket: true, schema: { hide: true, params } },
    async (socket, request) => {
      const { id } = params.parse(request.params);
      keepAlive(socket);
      const tell = (event: SessionEvent) => sendJson(socket, event);
      const fail = (error: unknown) => {
        const problem = problemOf(error, request.id);
        logError(request, error, problem);
        tell({ type: 'problem', problem });
        return problem;
      };
      try {
        const who = owner(request);
        tell({ type: 'session', session: await sessions.get(id, who) });
        const tellAll = async () => {
          const live = await sessions.live(id, who);
          tell({ type: 'checks', report: live.report() });
          // An engine that is away brings its ports when it returns.
          await live.ports().then((ports) => tell({ type: 'ports', ports }), fail);
        };
        const unsubscribe = sessions.hub.subscribe(id, (event) => {
          tell(event);
          // A session that became ready has checks and ports that nobody was told of.
          if (event.type === 'session' && event.session.state === 'ready') {
            tellAll().catch(() => undefined);
          }
        });
        socket.on('close', unsubscribe);
        if (sessions.running().includes(id)) await tellAll();
      } catch (error) {
        socket.close(1008, fail(error).code);
      }
    },
  );
}
