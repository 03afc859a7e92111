import { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import { told } from '../words/told.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const idSchema = z.string().max(64);
const params = z.object({ id: idSchema, consent: idSchema });
const fileNews = new Set<string>(['file-changed', 'file-removed', 'files-changed']);

/**
 * `WS /api/classes/:id/consents/:consent/events`: what changes in a learner's workspace, for one whom
 * the learner lets edit; of the session's events these and no others.
 */
export function watchedFileRoutes(server: Server, context: RouteContext): void {
  const { sessions, classroom, actor, owner } = context;
  server.get(
    '/api/classes/:id/consents/:consent/events',
    { websocket: true, schema: { hide: true, params }, config: limitPerOwner(owner, 60) },
    async (socket, request) => {
      const { id, consent } = params.parse(request.params);
      const fail = (error: unknown) => {
        const problem = problemOf(error, request.id, requestLanguage(request));
        logError(request, error);
        sendJson(socket, { type: 'problem', problem });
        socket.close(1008, problem.code);
      };
      keepAlive(socket);
      try {
        const used = await classroom.board.consents.use(actor(request), id, consent, 'files');
        if (socket.readyState !== socket.OPEN) return;
        const unobserve = sessions.hub.observe({
          news(session, news) {
            if (session !== used.session || !fileNews.has(news.type) || !used.allows('files'))
              return;
            sendJson(socket, news);
          },
          presence: () => undefined,
        });
        const forget = used.onEnd(() => {
          unobserve();
          fail(new SlipwayError('forbidden', told('consent.none')));
        });
        socket.on('close', () => {
          unobserve();
          forget();
        });
        sendJson(socket, { type: 'files-changed' });
      } catch (error) {
        fail(error);
      }
    },
  );
}
