import fastifyRateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { answerErrors } from '../http/error-answers.ts';
import { unknownSession } from '../sessions/session-errors.ts';
import { checkRoutes } from './checks.ts';
import type { RouteContext, Server } from './route-context.ts';
import { sessionRoutes } from './sessions.ts';

/** The routes over services that know no session; who asks says so in a header. */
async function openRoutes() {
  const none = async () => {
    throw unknownSession('none');
  };
  const sessions = { create: none, get: none, live: none, reset: none, resume: none };
  const ownLessons = { access: { requireSeen: async () => undefined } };
  const context = {
    sessions,
    classroom: { ownLessons },
    actor: () => null,
    owner: ({ headers }: { headers: Record<string, unknown> }) => String(headers['x-owner']),
  } as unknown as RouteContext;
  const server = Fastify().withTypeProvider() as unknown as Server;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerErrors(server as never);
  await server.register(fastifyRateLimit, { global: false });
  sessionRoutes(server, context);
  checkRoutes(server, context);
  return server;
}

test.each([
  ['/api/sessions', { lesson: 'hello-world' }],
  ['/api/sessions/one/reset', undefined],
  ['/api/sessions/one/resume', undefined],
  ['/api/sessions/one/checks/first', undefined],
])('%s is held back for who calls it all the time, and for nobody else', async (url, payload) => {
  const server = await openRoutes();
  const call = async (owner: string) => {
    const headers = { 'x-owner': owner };
    const answer = await server.inject({
      method: 'POST',
      url,
      headers,
      ...(payload && { payload }),
    });
    return (answer.json() as { code: string }).code;
  };
  for (let time = 0; time < 60; time++) expect(await call('ada')).toBe('unknown-session');
  expect(await call('ada')).toBe('rate-limited');
  expect(await call('bob')).toBe('unknown-session');
  await server.close();
});
