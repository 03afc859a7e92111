import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { SlipwayError } from '../errors/slipway-error.ts';
import { problemOf, send } from '../http/error-answers.ts';
import type { Server } from './route-context.ts';

const year = 365 * 24 * 60 * 60;

/** The built pages. Files under `_astro/` carry their content's hash in their name. */
export async function siteRoutes(server: Server, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: resolve(folder),
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.includes('/_astro/');
      reply.header('cache-control', hashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
}

/** What is at no address: a page for people, a problem for clients. */
export function answerNotFound(server: Server, hasSite: boolean): void {
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = hasSite && request.method === 'GET' && !request.url.startsWith('/api/');
    if (wantsPage) return reply.code(404).sendFile('404.html');
    const error = new SlipwayError('not-found', 'There is nothing at this address.', {
      expected: 'an address that /api/openapi.json names',
      found: `${request.method} ${request.url.slice(0, 200)}`,
    });
    return send(reply, problemOf(error, request.id));
  });
}
