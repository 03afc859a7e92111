import { z } from 'zod';
import { auditPageSchema, auditQuerySchema } from '../../protocol/audit.ts';
import { classIdSchema } from '../../protocol/class.ts';
import type { RouteContext, Server } from './route-context.ts';

/** What was done by whom. */
export function auditRoutes(server: Server, { classroom, actor }: RouteContext): void {
  const { auditReader } = classroom.classes;
  server.get(
    '/api/audit',
    {
      schema: {
        summary: 'All that was done, the newest first, for administrators',
        querystring: auditQuerySchema,
        response: { 200: auditPageSchema },
      },
    },
    async (request) => auditReader.all(actor(request), request.query),
  );
  server.get(
    '/api/classes/:class/audit',
    {
      schema: {
        summary: 'What was done in a class, the newest first, for its instructors',
        params: z.object({ class: classIdSchema }),
        querystring: auditQuerySchema,
        response: { 200: auditPageSchema },
      },
    },
    async (request) => auditReader.ofClass(actor(request), request.params.class, request.query),
  );
}
