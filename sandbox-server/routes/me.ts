import { meSchema } from '../../protocol/person.ts';
import {
  accountSchema,
  devicesSchema,
  eraseMeSchema,
  madeLinkSchema,
  meChangeSchema,
} from '../../protocol/sign-in.ts';
import { z } from 'zod';
import { SlipwayError } from '../errors/slipway-error.ts';
import { viewPerson } from '../people/view-person.ts';
import { told } from '../words/told.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `/api/me`: the one who asks, and their account. */
export function meRoutes(server: Server, { classroom, signIn, owner }: RouteContext): void {
  const { ownAccount, signIns, ways } = classroom.people;
  const config = limitPerOwner(owner, 30);
  type Request = Parameters<typeof signIn.identity>[0];
  /** On loopback there is no account. */
  const identityOf = (request: Request) => {
    const identity = signIn.identity(request);
    if (!identity) throw new SlipwayError('not-signed-in', told('notSignedIn'));
    return identity;
  };

  server.get(
    '/api/me',
    {
      schema: { summary: 'Who you are, and how one signs in', response: { 200: meSchema } },
      config: { isOpen: true },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const person = signIn.personOrNull(request);
      return { person: person && viewPerson(person), ways };
    },
  );
  server.patch(
    '/api/me',
    {
      schema: {
        summary: 'Change your name or password; a new password signs you out elsewhere',
        body: meChangeSchema,
        response: { 200: meSchema },
      },
      config,
    },
    async (request, reply) => {
      const person = await ownAccount.change(identityOf(request), request.body);
      if (request.body.password) await signIn.rememberDevice(request, reply, person);
      return { person: viewPerson(person), ways };
    },
  );
  server.delete(
    '/api/me',
    { schema: { summary: 'Erase all that is kept of you', body: eraseMeSchema }, config },
    async (request, reply) => {
      await ownAccount.erase(identityOf(request), request.body.password);
      signIn.clear(reply);
      return reply.code(204).send();
    },
  );
  server.get(
    '/api/me/account',
    { schema: { summary: 'How you may sign in', response: { 200: accountSchema } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return ownAccount.view(identityOf(request));
    },
  );
  server.get(
    '/api/me/export',
    {
      schema: { summary: 'All that is kept of you, as a file of JSON' },
      config: limitPerOwner(owner, 6),
    },
    async (request, reply) => {
      const data = await ownAccount.export(signIn.person(request));
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="slipway-export.json"')
        .type('application/json')
        .send(JSON.stringify(data, null, 2));
    },
  );
  server.post(
    '/api/me/link',
    {
      schema: {
        summary: 'A new personal link; the one before opens nothing any more',
        response: { 201: madeLinkSchema },
      },
      config,
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const url = await ownAccount.renewLink(identityOf(request).person);
      return reply.code(201).send({ url });
    },
  );
  server.delete(
    '/api/me/link',
    { schema: { summary: 'Your personal link opens nothing any more' }, config },
    async (request, reply) => {
      await ownAccount.revokeLink(identityOf(request).person);
      return reply.code(204).send();
    },
  );
  server.get(
    '/api/me/devices',
    { schema: { summary: 'Where you are signed in', response: { 200: devicesSchema } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { person, signIn: own } = identityOf(request);
      const devices = (await signIns.list(person.id)).map((one) => ({
        id: one.id,
        way: one.way,
        device: one.device,
        createdAt: one.createdAt.toISOString(),
        lastSeenAt: one.lastSeenAt.toISOString(),
        isThis: one.id === own.id,
      }));
      return { devices };
    },
  );
  server.delete(
    '/api/me/devices/:id',
    {
      schema: { summary: 'Sign out there', params: z.object({ id: z.string().max(64) }) },
      config,
    },
    async (request, reply) => {
      await signIns.endOne(identityOf(request).person.id, request.params.id);
      return reply.code(204).send();
    },
  );
}
