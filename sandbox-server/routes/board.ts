import { z } from 'zod';
import { boardLearnerSchema, boardLessonsSchema } from '../../protocol/board.ts';
import { languageSchema } from '../../protocol/language.ts';
import { lessonSlugSchema } from '../../protocol/session.ts';
import { logError, problemOf } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { keepAlive, sendJson } from '../http/socket-life.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

/** Bytes under way above which a viewer is left behind, and gets the whole board when it is back. */
const slowBytes = 256 * 1024;

const params = z.object({ id: z.string().max(64), lesson: lessonSlugSchema });
const learnerParams = params.extend({ learner: z.string().max(64) });
const query = z.object({ language: languageSchema.optional().catch(undefined) });

/** `WS /api/classes/:id/board/:lesson/events?language=`, and one learner of it. */
export function boardRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { boards } = classroom.board;
  server.get(
    '/api/classes/:id/board/:lesson/events',
    { websocket: true, schema: { hide: true, params }, config: limitPerOwner(owner, 60) },
    async (socket, request) => {
      const { id, lesson } = params.parse(request.params);
      const language = query.parse(request.query).language ?? requestLanguage(request);
      keepAlive(socket);
      const close = (error: unknown) => {
        const problem = problemOf(error, request.id, language);
        logError(request, error);
        sendJson(socket, { type: 'problem', problem });
        socket.close(1008, problem.code);
      };
      try {
        const leave = await boards.look(id, lesson, {
          actor: actor(request),
          language,
          get isSlow() {
            return socket.bufferedAmount > slowBytes;
          },
          send: (frame) => socket.readyState === socket.OPEN && socket.send(frame),
          close,
        });
        socket.on('close', leave);
        if (socket.readyState !== socket.OPEN) leave();
      } catch (error) {
        close(error);
      }
    },
  );
  server.get(
    '/api/classes/:id/board',
    {
      schema: {
        summary: 'Lessons of a class that one may look at',
        params: params.pick({ id: true }),
        response: { 200: boardLessonsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return boards.lessons(actor(request), request.params.id, requestLanguage(request));
    },
  );
  server.get(
    '/api/classes/:id/board/:lesson/learners/:learner',
    {
      schema: {
        summary: 'One learner: the last result of each check, and what help they asked for',
        params: learnerParams,
        response: { 200: boardLearnerSchema },
      },
      config: limitPerOwner(owner, 240),
    },
    async (request, reply) => {
      const { id, lesson, learner } = request.params;
      reply.header('cache-control', 'no-store');
      return boards.learner(actor(request), id, lesson, learner, requestLanguage(request));
    },
  );
}
