import type { FastifyRequest } from 'fastify';
import {
  joinedSchema,
  joinLookSchema,
  joinOfferSchema,
  joinSchema,
} from '../../protocol/roster.ts';
import type { Joiner } from '../classes/join-service.ts';
import { actorOf } from '../people/actor-of.ts';
import type { RouteContext, Server } from './route-context.ts';

/**
 * `/api/join`: how people come into a class by its code, also those whom nobody knows yet. Without a
 * limit per network: a lecture hall comes in at once from behind one address, and nobody in it may keep
 * the others out. A wrong code costs one look at an index; a right one adds no more than the class holds.
 */
export function joinRoutes(server: Server, { classroom, signIn }: RouteContext): void {
  const { joining } = classroom.classes;
  const config = { isOpen: true };
  const joinerOf = (request: FastifyRequest): Joiner => {
    const person = signIn.personOrNull(request);
    const isKnown = person !== null && person.role !== 'guest';
    return { actor: isKnown ? actorOf(person) : null, address: request.ip };
  };
  server.post(
    '/api/join/look',
    {
      schema: {
        summary: 'Which class a code opens, and what it asks for',
        body: joinLookSchema,
        response: { 200: joinOfferSchema },
      },
      config,
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return joining.look(joinerOf(request), request.body.code);
    },
  );
  server.post(
    '/api/join',
    {
      schema: {
        summary:
          'Join a class by its code; who is not signed in becomes known by a name. Who has a member’s name says that they are another',
        body: joinSchema,
        response: { 200: joinedSchema },
      },
      config,
    },
    async (request, reply) => {
      const { code, ...wish } = request.body;
      const {
        class: joined,
        wasMember,
        newcomer,
      } = await joining.join(joinerOf(request), code, wish);
      if (newcomer) await signIn.begin(request, reply, newcomer.person, 'class');
      reply.header('cache-control', 'no-store');
      return { class: joined, wasMember, link: newcomer?.link ?? null };
    },
  );
}
