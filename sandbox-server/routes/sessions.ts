import { z } from 'zod';
import { createSessionSchema, sessionSchema } from '../../protocol/session.ts';
import { requestLanguage } from '../http/request-language.ts';
import { sessionIn } from '../sessions/session-news.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ id: z.string().max(64) });
const byId = (summary: string) => ({
  schema: { summary, params, response: { 200: sessionSchema } },
});

/** Starts, resets and wakings, each: they make machines, and keep what is in others. */
const startsPerMinute = 60;

/** `/api/sessions` and what is done to a session as a whole. */
export function sessionRoutes(server: Server, context: RouteContext): void {
  const { sessions, owner, actor } = context;
  const lessons = context.classroom.ownLessons.access;
  server.post(
    '/api/sessions',
    {
      schema: {
        summary: 'Start a lesson: 201 with a session, 202 where it waits in line',
        body: createSessionSchema,
        response: { 201: sessionSchema, 202: sessionSchema },
      },
      config: limitPerOwner(owner, startsPerMinute),
    },
    async (request, reply) => {
      await lessons.requireSeen(actor(request), request.body.lesson);
      const session = await sessions.create(request.body, owner(request));
      const answer = sessionIn(session, requestLanguage(request));
      return reply.code(session.queue ? 202 : 201).send(answer);
    },
  );
  server.get('/api/sessions/:id', byId('Where a session stands'), async (request) => {
    const session = await sessions.get(request.params.id, owner(request));
    return sessionIn(session, requestLanguage(request));
  });
  server.delete(
    '/api/sessions/:id',
    { schema: { summary: 'End a session and remove its machine', params } },
    async (request, reply) => {
      await sessions.end(request.params.id, owner(request));
      return reply.code(204).send();
    },
  );
  const changes = {
    extend: 'More time',
    reset: 'Machine and workspace as new',
    resume: 'Wake a hibernated session',
  } as const;
  for (const verb of ['extend', 'reset', 'resume'] as const) {
    const config = limitPerOwner(owner, startsPerMinute);
    const options = { ...byId(changes[verb]), config };
    server.post(`/api/sessions/:id/${verb}`, options, async (request) => {
      const { id } = request.params;
      if (verb === 'reset') {
        const { lesson } = await sessions.get(id, owner(request));
        await lessons.requireSeen(actor(request), lesson);
      }
      const session = await sessions[verb](id, owner(request));
      return sessionIn(session, requestLanguage(request));
    });
  }
}
