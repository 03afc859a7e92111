import { z } from 'zod';
import { personIdSchema, personSchema } from '../../protocol/person.ts';
import {
  invitationDraftSchema,
  madeInvitationSchema,
  peopleSchema,
  personChangeSchema,
} from '../../protocol/sign-in.ts';
import { viewPerson } from '../people/view-person.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import { cursorOf, readCursor } from './people-cursor.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ id: personIdSchema });
const pageSize = 50;

/** `/api/people`: what administrators do. */
export function peopleRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { administration } = classroom.people;
  const config = limitPerOwner(owner, 60);

  server.get(
    '/api/people',
    {
      schema: {
        summary: 'People of this server, by name; for administrators',
        querystring: z.object({
          search: z.string().max(200).optional(),
          after: z.string().max(2000).optional(),
        }),
        response: { 200: peopleSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { search, after } = request.query;
      const found = await administration.list(actor(request), {
        ...(search !== undefined && { search }),
        ...(after !== undefined && { after: readCursor(after) }),
        limit: pageSize + 1,
      });
      const page = found.slice(0, pageSize);
      const last = page.at(-1);
      return {
        people: page.map(viewPerson),
        next: found.length > pageSize && last ? cursorOf(last) : null,
      };
    },
  );
  server.post(
    '/api/people/invitations',
    {
      schema: {
        summary: 'Make an instructor or administrator; the link lets them set a password once',
        body: invitationDraftSchema,
        response: { 201: madeInvitationSchema },
      },
      config,
    },
    async (request, reply) => {
      const { person, url } = await administration.invite(actor(request), request.body);
      reply.header('cache-control', 'no-store');
      return reply.code(201).send({ person: viewPerson(person), url });
    },
  );
  server.post(
    '/api/people/:id/invitation',
    {
      schema: {
        summary: 'A new link to set the password with; the one before opens nothing any more',
        params,
        response: { 201: madeInvitationSchema },
      },
      config,
    },
    async (request, reply) => {
      const { person, url } = await administration.inviteAgain(actor(request), request.params.id);
      reply.header('cache-control', 'no-store');
      return reply.code(201).send({ person: viewPerson(person), url });
    },
  );
  server.patch(
    '/api/people/:id',
    {
      schema: {
        summary: 'Change what somebody may do, or disable their account',
        params,
        body: personChangeSchema,
        response: { 200: personSchema },
      },
      config,
    },
    async (request) =>
      viewPerson(await administration.change(actor(request), request.params.id, request.body)),
  );
  server.get(
    '/api/people/:id/export',
    { schema: { summary: 'All that is kept of somebody, as a file of JSON', params }, config },
    async (request, reply) => {
      const data = await administration.export(actor(request), request.params.id);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="slipway-export.json"')
        .type('application/json')
        .send(JSON.stringify(data, null, 2));
    },
  );
  server.delete(
    '/api/people/:id',
    { schema: { summary: 'Erase all that is kept of somebody', params }, config },
    async (request, reply) => {
      await administration.erase(actor(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
