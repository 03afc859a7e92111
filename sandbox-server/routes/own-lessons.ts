import { lessonReportSchema } from '../../protocol/own-lesson.ts';
import { zipLimits } from '../own-lessons/unpack-lesson.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `/api/own-lessons`: lessons that instructors wrote. In a scope of its own, for bodies are zips. */
export function ownLessonRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  server.addContentTypeParser(
    'application/zip',
    { parseAs: 'buffer', bodyLimit: zipLimits.bytes },
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
      bodyLimit: zipLimits.bytes,
    },
    async (request) => {
      const zip = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return classroom.assignments.lessonChecker.check(actor(request), zip);
    },
  );
}
