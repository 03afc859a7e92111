import { z } from 'zod';
import { languageSchema } from '../../protocol/language.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import { renderNews, sessionIn } from '../sessions/session-news.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `WS /api/sessions/:id/events?language=` */
export function eventRoutes(server: Server, context: RouteContext): void {
  const { sessions, owner, classroom } = context;
  const { learnersSide } = classroom.board;
  const params = z.object({ id: z.string().max(64) });
  const query = z.object({ language: languageSchema.optional().catch(undefined) });
  server.get(
    '/api/sessions/:id/events',
    { websocket: true, schema: { hide: true, params } },
    async (socket, request) => {
      const { id } = params.parse(request.params);
      const language = requestLanguage(request);
      keepAlive(socket);
      const tell = (event: SessionEvent) => sendJson(socket, event);
      const fail = (error: unknown) => {
        const problem = problemOf(error, request.id, language);
        logError(request, error);
        tell({ type: 'problem', problem });
        return problem;
      };
      try {
        const who = owner(request);
        const { language: chosen } = query.parse(request.query);
        if (chosen) await sessions.speak(id, who, chosen);
        tell({ type: 'session', session: sessionIn(await sessions.get(id, who), language) });
        const tellAll = async () => {
          const live = await sessions.live(id, who);
          tell({ type: 'checks', report: live.report(language) });
          // An engine that is away brings its ports when it returns.
          await live.ports().then((ports) => tell({ type: 'ports', ports }), fail);
        };
        const unsubscribe = sessions.hub.subscribe(id, (news) => {
          tell(renderNews(news, language));
          // A session that became ready has checks and ports that nobody was told of.
          if (news.type === 'session' && news.session.state === 'ready') {
            tellAll().catch(() => undefined);
          }
        });
        socket.on('close', unsubscribe);
        if (socket.readyState !== socket.OPEN) unsubscribe(); // It closed meanwhile.
        const side = await learnersSide.of(id);
        if (side.class) tell({ type: 'classroom', classroom: side });
        if (sessions.running().includes(id)) await tellAll();
      } catch (error) {
        socket.close(1008, fail(error).code);
      }
    },
  );
}
