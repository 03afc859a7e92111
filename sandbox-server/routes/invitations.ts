import { z } from 'zod';
import { classIdSchema, classSchema } from '../../protocol/class.ts';
import { classInvitationsSchema } from '../../protocol/class-invitation.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ class: classIdSchema });

/** `/api/me/invitations`: classes that the one who asks is invited to, and their answer. */
export function invitationRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { invitations } = classroom.classes;
  const config = limitPerOwner(owner, 60);
  server.get(
    '/api/me/invitations',
    {
      schema: {
        summary: 'Classes you are invited to',
        response: { 200: classInvitationsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { invitations: await invitations.listOf(actor(request)) };
    },
  );
  server.post(
    '/api/me/invitations/:class',
    {
      schema: {
        summary: 'Come into the class: its instructors see your work from then on',
        params,
        response: { 200: classSchema },
      },
      config,
    },
    async (request) => invitations.accept(actor(request), request.params.class),
  );
  server.delete(
    '/api/me/invitations/:class',
    { schema: { summary: 'Decline; your instructors see no more than that', params }, config },
    async (request, reply) => {
      await invitations.decline(actor(request), request.params.class);
      return reply.code(204).send();
    },
  );
}
