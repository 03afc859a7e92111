import { z } from 'zod';
import {
  assignmentIdSchema,
  givenPointsDraftSchema,
  givenPointsSchema,
} from '../../protocol/assignment.ts';
import { personIdSchema } from '../../protocol/person.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const byId = z.object({ id: assignmentIdSchema });
const ofPerson = byId.extend({ person: personIdSchema });

/** `/api/assignments/:id/points`: points given by hand. */
export function givenPointsRoutes(server: Server, context: RouteContext): void {
  const { classroom, actor, owner } = context;
  const { givenPoints } = classroom.assignments;
  const config = limitPerOwner(owner, 120);

  server.get(
    '/api/assignments/:id/points',
    {
      schema: {
        summary: 'Points that were given by hand: at most one entry for each learner of the class',
        params: byId,
        response: { 200: z.object({ given: z.array(givenPointsSchema) }) },
      },
    },
    async (request) => ({ given: await givenPoints.list(actor(request), request.params.id) }),
  );
  server.put(
    '/api/assignments/:id/points/:person',
    {
      schema: {
        summary: 'Give points for an assignment, whatever was handed in for it, with a reason',
        params: ofPerson,
        body: givenPointsDraftSchema,
      },
      config,
    },
    async (request, reply) => {
      const { id, person } = request.params;
      await givenPoints.give(actor(request), id, person, request.body);
      return reply.code(204).send();
    },
  );
  server.delete(
    '/api/assignments/:id/points/:person',
    {
      schema: { summary: 'What was handed in counts again', params: ofPerson },
      config,
    },
    async (request, reply) => {
      const { id, person } = request.params;
      await givenPoints.takeBack(actor(request), id, person);
      return reply.code(204).send();
    },
  );
}
