import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Me, meSchema } from '../../protocol/person.ts';
import {
  firstAdministratorSchema,
  invitationAnswerSchema,
  invitationSchema,
  passwordSignInSchema,
  secretHolderSchema,
} from '../../protocol/sign-in.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { viewPerson } from '../people/view-person.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { SignInWay } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import { limitPerNetwork } from './limit-per-network.ts';
import type { RouteContext, Server } from './route-context.ts';

/** Of one network: a class may sign in at once from behind one address. */
const triesPerMinute = 120;

/** `/api/sign-in` and `/api/sign-out`. */
export function signInRoutes(server: Server, { classroom, signIn }: RouteContext): void {
  const {
    signInService: service,
    firstAdministrator,
    ownAccount,
    signIns,
    ways,
  } = classroom.people;
  const config = { ...limitPerNetwork(triesPerMinute), isOpen: true };
  const answers = { 200: meSchema };

  /** On loopback nobody signs in. */
  const assertWanted = () => {
    if (!ways.required) throw new SlipwayError('forbidden', told('person.forbidden'));
  };
  const begin = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: PersonRecord,
    way: SignInWay,
  ): Promise<Me> => {
    await signIn.begin(request, reply, person, way);
    reply.header('cache-control', 'no-store');
    return { person: viewPerson(person), ways };
  };

  server.post(
    '/api/sign-in',
    {
      schema: {
        summary: 'Sign in with a password; the cookie’s value is a bearer token as well',
        body: passwordSignInSchema,
        response: answers,
      },
      config,
    },
    async (request, reply) => {
      assertWanted();
      const { email, password } = request.body;
      const person = await service.byPassword(email, password, {
        ...{ address: request.ip, devices: signIn.devices(request) },
      });
      return begin(request, reply, person, 'password');
    },
  );
  server.post(
    '/api/sign-in/link',
    {
      schema: {
        summary: 'Sign in with the token of a personal link',
        body: secretHolderSchema,
        response: answers,
      },
      config,
    },
    async (request, reply) => {
      assertWanted();
      return begin(request, reply, await service.byLink(request.body.token), 'link');
    },
  );
  server.post(
    '/api/sign-in/invitation/look',
    {
      schema: {
        summary: 'For whom an invitation is',
        body: secretHolderSchema,
        response: { 200: invitationSchema },
      },
      config,
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { name, email, role } = await service.lookAtInvitation(request.body.token);
      return { name, email, role };
    },
  );
  server.post(
    '/api/sign-in/invitation',
    {
      schema: {
        summary: 'Accept an invitation: set the password, and be signed in',
        body: invitationAnswerSchema,
        response: answers,
      },
      config,
    },
    async (request, reply) => {
      assertWanted();
      const { token, password } = request.body;
      const person = await service.acceptInvitation(token, password);
      // Whoever used the old password uses it no more.
      await signIns.endAll(person.id);
      return begin(request, reply, person, 'password');
    },
  );
  server.post(
    '/api/sign-in/first-administrator',
    {
      schema: {
        summary: 'Become the first administrator, by the link that the server printed',
        body: firstAdministratorSchema,
        response: answers,
      },
      config,
    },
    async (request, reply) => {
      assertWanted();
      const { token, ...about } = request.body;
      const person = await firstAdministrator.create(token, about);
      return begin(request, reply, person, 'password');
    },
  );
  server.post(
    '/api/sign-out',
    { schema: { summary: 'Sign out here' }, config: { isOpen: true } },
    async (request, reply) => {
      await signIn.end(request, reply);
      return reply.code(204).send();
    },
  );
  server.post(
    '/api/sign-out/everywhere',
    { schema: { summary: 'Sign out everywhere, here as well' } },
    async (request, reply) => {
      const identity = signIn.identity(request);
      if (identity) await ownAccount.signOutEverywhere(identity.person);
      signIn.clear(reply);
      return reply.code(204).send();
    },
  );
}
