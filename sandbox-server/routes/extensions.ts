import { z } from 'zod';
import {
  assignmentIdSchema,
  extensionOrderSchema,
  learnersExtensionSchema,
} from '../../protocol/assignment.ts';
import { personIdSchema } from '../../protocol/person.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const byId = z.object({ id: assignmentIdSchema });

/** `/api/assignments/:id/extensions`: other times for single learners. */
export function extensionRoutes(server: Server, context: RouteContext): void {
  const { classroom, actor, owner } = context;
  const { extensions } = classroom.assignments;
  const writes = limitPerOwner(owner, 60);

  server.get(
    '/api/assignments/:id/extensions',
    {
      schema: {
        summary: 'Who has other times: at most one entry for each learner of the class',
        params: byId,
        response: { 200: z.object({ extensions: z.array(learnersExtensionSchema) }) },
      },
    },
    async (request) => ({
      extensions: await extensions.list(actor(request), request.params.id),
    }),
  );
  server.put(
    '/api/assignments/:id/extensions',
    {
      schema: {
        summary: 'Give learners more time and attempts; what they had stays, unless it is replaced',
        params: byId,
        body: extensionOrderSchema,
      },
      config: writes,
      bodyLimit: 128 * 1024,
    },
    async (request, reply) => {
      const { params, body } = request;
      await extensions.set(actor(request), params.id, body);
      return reply.code(204).send();
    },
  );
  server.delete(
    '/api/assignments/:id/extensions/:person',
    {
      schema: {
        summary: 'The times of the assignment hold for the learner again',
        params: byId.extend({ person: personIdSchema }),
      },
      config: writes,
    },
    async (request, reply) => {
      const { id, person } = request.params;
      await extensions.remove(actor(request), id, person);
      return reply.code(204).send();
    },
  );
}
