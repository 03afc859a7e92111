import { z } from 'zod';
import {
  askForHelpSchema,
  helpHistorySchema,
  helpQueueSchema,
  helpRequestSchema,
} from '../../protocol/help.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const idSchema = z.string().max(64);
const params = z.object({ id: idSchema });
const requestParams = params.extend({ request: idSchema });

/** `/api/sessions/:id/help` for learners, `/api/classes/:id/help` for those who assist. */
export function helpRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { desk } = classroom.board;
  const config = limitPerOwner(owner, 10);
  server.post(
    '/api/sessions/:id/help',
    {
      schema: {
        summary: 'Ask those who assist in your class for help',
        params,
        body: askForHelpSchema,
        response: { 200: helpRequestSchema },
      },
      config,
    },
    async (request) => desk.ask(actor(request), request.params.id, request.body.message),
  );
  server.delete(
    '/api/sessions/:id/help',
    { schema: { summary: 'You need help no more', params }, config },
    async (request, reply) => {
      await desk.withdraw(actor(request), request.params.id);
      return reply.code(204).send();
    },
  );
  server.get(
    '/api/classes/:id/help',
    { schema: { summary: 'Who waits for help', params, response: { 200: helpQueueSchema } } },
    async (request) => ({ requests: await desk.queue(actor(request), request.params.id) }),
  );
  server.get(
    '/api/classes/:id/help/history',
    {
      schema: {
        summary: 'Requests for help that have ended, the latest first',
        params,
        querystring: z.object({ before: z.string().max(128).optional() }),
        response: { 200: helpHistorySchema },
      },
    },
    async (request) => desk.history(actor(request), request.params.id, request.query.before),
  );
  const changes = {
    take: 'You are on it',
    release: 'Somebody else may take it',
    resolve: 'The learner was helped',
  } as const;
  for (const verb of ['take', 'release', 'resolve'] as const) {
    server.post(
      `/api/classes/:id/help/:request/${verb}`,
      {
        schema: {
          summary: changes[verb],
          params: requestParams,
          response: { 200: helpRequestSchema },
        },
        config: limitPerOwner(owner, 120),
      },
      async (request) => desk[verb](actor(request), request.params.id, request.params.request),
    );
  }
}
