import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  lessonFolderSchema,
  lessonReportSchema,
  ownLessonSchema,
  ownLessonSlugSchema,
  ownLessonsSchema,
} from '../../protocol/own-lesson.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { requireAuthor } from '../own-lessons/own-lesson-access.ts';
import type { Brought } from '../own-lessons/own-lesson-service.ts';
import { zipLimits } from '../own-lessons/unpack-lesson.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ slug: ownLessonSlugSchema });
const takesLessons = { consumes: ['application/zip', 'application/json'] };

/** `/api/own-lessons`: lessons that instructors bring. In a scope of its own, for bodies are zips. */
export function ownLessonRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { service, checker } = classroom.ownLessons;
  const { bytes: bodyLimit } = zipLimits;
  /** Each makes work for a process, and for machines. */
  const brings = limitPerOwner(owner, 10);
  // Before the body is read: nobody else sends megabytes here.
  server.addHook('onRequest', async (request) => requireAuthor(actor(request)));
  server.addContentTypeParser(
    'application/zip',
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => done(null, body),
  );
  server.post(
    '/api/own-lessons/check',
    {
      schema: {
        summary: 'Look through the folder of a lesson, as a zip; nothing of it is kept or run',
        consumes: ['application/zip'],
        response: { 200: lessonReportSchema },
      },
      config: limitPerOwner(owner, 6), // Each is a process of its own.
      bodyLimit,
    },
    async (request) => {
      const zip = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return checker.check(actor(request), zip);
    },
  );
  server.get(
    '/api/own-lessons',
    {
      schema: {
        summary: 'Lessons that you brought, and folders that may be named for another',
        response: { 200: ownLessonsSchema },
      },
    },
    async (request) => service.list(actor(request)),
  );
  server.post(
    '/api/own-lessons',
    {
      schema: {
        ...takesLessons,
        summary:
          'Bring a lesson: it is looked through, tested on a real engine, and can be assigned then',
        response: { 201: ownLessonSchema },
      },
      config: brings,
      bodyLimit,
    },
    async (request, reply) =>
      reply.code(201).send(await service.create(actor(request), broughtIn(request))),
  );
  server.put(
    '/api/own-lessons/:slug',
    {
      schema: {
        ...{ ...takesLessons, params },
        summary: 'Bring the next version; learners keep the one before until it is ready',
        response: { 200: ownLessonSchema },
      },
      config: brings,
      bodyLimit,
    },
    async (request) => service.replace(actor(request), request.params.slug, broughtIn(request)),
  );
  server.get(
    '/api/own-lessons/:slug',
    {
      schema: {
        ...{ summary: 'How a lesson stands', params },
        response: { 200: ownLessonSchema },
      },
    },
    async (request) => service.find(actor(request), request.params.slug),
  );
  server.get(
    '/api/own-lessons/:slug/archive',
    {
      schema: { summary: 'The newest version as a zip', params, produces: ['application/zip'] },
      config: limitPerOwner(owner, 30),
    },
    async (request, reply) => {
      const { name, content } = await service.archive(actor(request), request.params.slug);
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .type('application/zip')
        .send(content);
    },
  );
  server.post(
    '/api/own-lessons/:slug/test',
    {
      schema: {
        ...{ summary: 'Look at the newest version again, from the beginning', params },
        response: { 200: ownLessonSchema },
      },
      config: brings,
    },
    async (request) => service.test(actor(request), request.params.slug),
  );
  server.delete(
    '/api/own-lessons/:slug',
    {
      schema: { summary: 'Remove a lesson that is assigned nowhere', params },
      config: limitPerOwner(owner, 60),
    },
    async (request, reply) => {
      await service.remove(actor(request), request.params.slug);
      return reply.code(204).send();
    },
  );
}

function broughtIn({ body }: FastifyRequest): Brought {
  if (Buffer.isBuffer(body)) return { zip: body };
  const named = lessonFolderSchema.safeParse(body);
  if (named.success) return named.data;
  throw new SlipwayError('bad-request', 'The request cannot be understood.', {
    expected: 'a zip, as application/zip, or {"folder": "…"} as JSON',
    found: 'something else',
  });
}
