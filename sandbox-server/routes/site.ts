import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { SlipwayError } from '../errors/slipway-error.ts';
import { languages } from '../../protocol/languages.ts';
import { problemOf, send } from '../http/error-answers.ts';
import { requestLanguage } from '../http/request-language.ts';
import { assetsPrefix } from '../own-lesson-pages/page-folders.ts';
import type { Server } from './route-context.ts';

const year = 365 * 24 * 60 * 60;

/** They protect documents, and weigh more than a small script does. */
const documentHeaders = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/** The built pages. Files under `_astro/`, and `_own/` of own lessons, carry their content's hash in their name. */
export async function siteRoutes(server: Server, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: resolve(folder),
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.includes('/_astro/') || path.includes(`/${assetsPrefix}/`);
      const kept = hashed ? `public, max-age=${year}, immutable` : 'no-cache';
      if (!reply.getHeader('cache-control')) reply.header('cache-control', kept);
      if (hashed) for (const name of documentHeaders) reply.removeHeader(name);
    },
  });
}

/** What is at no address: a page for people, a problem for clients. */
export function answerNotFound(server: Server, hasSite: boolean): void {
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = hasSite && request.method === 'GET' && !request.url.startsWith('/api/');
    const classroom = wantsPage && classroomPage(request.url);
    if (classroom) return reply.header('cache-control', 'no-cache').sendFile(classroom);
    if (wantsPage) return reply.code(404).sendFile(notFoundPage(request.url));
    const error = new SlipwayError('not-found', 'There is nothing at this address.', {
      expected: 'an address that /api/openapi.json names',
      found: `${request.method} ${request.url.slice(0, 200)}`,
    });
    return send(reply, problemOf(error, request.id, requestLanguage(request)));
  });
}

/** In the language that the address begins with. */
function notFoundPage(url: string): string {
  const [, first] = url.split(/[/?]/);
  const isPrefixed = languages.some((language) => language === first && language !== 'en');
  return isPrefixed ? `${first}/404/index.html` : '404.html';
}

/** The one document of all pages of the classroom, in the language of the address; null for others. */
function classroomPage(url: string): string | null {
  const prefix = languages.filter((language) => language !== 'en').join('|');
  const [, folder] = new RegExp(`^/((?:(?:${prefix})/)?classroom)/`).exec(url) ?? [];
  return folder === undefined ? null : `${folder}/index.html`;
}
