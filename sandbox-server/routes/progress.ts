import { z } from 'zod';
import {
  languageChangeSchema,
  lessonProgressSchema,
  progressChangeSchema,
  progressSchema,
} from '../../protocol/progress.ts';
import { lessonSlugSchema } from '../../protocol/session.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `/api/progress`: what the learner who asks has done. */
export function progressRoutes(server: Server, context: RouteContext): void {
  const { progress, owner, actor, signIn } = context;
  const lessons = context.classroom.ownLessons.access;
  const config = limitPerOwner(owner, 240);
  server.get(
    '/api/progress',
    {
      schema: {
        summary: 'What you have done; 204 where nobody is signed in',
        response: { 200: progressSchema, 204: z.undefined() },
      },
      // Every page asks, and pages need no sign-in: an error would be on all of them.
      config: { isOpen: true },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (signIn.personOrNull(request) === null) return reply.code(204).send();
      return progress.read(owner(request));
    },
  );
  server.patch(
    '/api/progress',
    {
      schema: {
        summary: 'Choose a language; of two choices the later stands',
        body: languageChangeSchema,
        response: { 200: progressSchema },
      },
      config,
    },
    async (request) => progress.chooseLanguage(owner(request), request.body.language),
  );
  server.delete(
    '/api/progress',
    { schema: { summary: 'Forget what you have done, and the files you left' } },
    async (request, reply) => {
      await progress.forget(owner(request));
      return reply.code(204).send();
    },
  );
  server.patch(
    '/api/progress/lessons/:slug',
    {
      schema: {
        summary:
          'Merge what was done in a lesson; done stays done, and sent again it changes nothing',
        params: z.object({ slug: lessonSlugSchema }),
        body: progressChangeSchema,
        response: { 200: lessonProgressSchema },
      },
      config,
    },
    async (request) => {
      await lessons.requireSeen(actor(request), request.params.slug);
      return progress.merge(owner(request), request.params.slug, request.body);
    },
  );
}
