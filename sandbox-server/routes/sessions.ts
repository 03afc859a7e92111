import { z } from 'zod';
import { createSessionSchema, sessionSchema } from '../../protocol/session.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ id: z.string().max(64) });
const byId = (summary: string) => ({
  schema: { summary, params, response: { 200: sessionSchema } },
});

/** `/api/sessions` and what is done to a session as a whole. */
export function sessionRoutes(server: Server, { sessions, owner }: RouteContext): void {
  server.post(
    '/api/sessions',
    {
      schema: {
        summary: 'Start a lesson: 201 with a session, 202 where it waits in line',
        body: createSessionSchema,
        response: { 201: sessionSchema, 202: sessionSchema },
      },
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const session = await sessions.create(request.body, owner(request));
      return reply.code(session.queue ? 202 : 201).send(session);
    },
  );
  server.get('/api/sessions/:id', byId('Where a session stands'), async (request) =>
    sessions.get(request.params.id, owner(request)),
  );
  server.delete(
    '/api/sessions/:id',
    { schema: { summary: 'End a session and remove its machine', params } },
    async (request, reply) => {
      await sessions.end(request.params.id, owner(request));
      return reply.code(204).send();
    },
  );
  server.post('/api/sessions/:id/extend', byId('More time'), async (request) =>
    sessions.extend(request.params.id, owner(request)),
  );
  server.post('/api/sessions/:id/reset', byId('Machine and workspace as new'), async (request) =>
    sessions.reset(request.params.id, owner(request)),
  );
  server.post('/api/sessions/:id/resume', byId('Wake a hibernated session'), async (request) =>
    sessions.resume(request.params.id, owner(request)),
  );
}
