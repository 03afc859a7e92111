import { z } from 'zod';
import { assignmentIdSchema } from '../../protocol/assignment.ts';
import {
  commentDraftSchema,
  commentSchema,
  handInSessionSchema,
  handInsSchema,
  overrideSchema,
  regradeSchema,
  submissionIdSchema,
  submissionListSchema,
  submissionQuerySchema,
  submissionSchema,
  submitSchema,
} from '../../protocol/submission.ts';
import { terminalNameSchema } from '../../protocol/terminal.ts';
import { requestLanguage } from '../http/request-language.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const byId = z.object({ id: submissionIdSchema });
const ofAssignment = z.object({ id: assignmentIdSchema });
/** Submitting reads a whole workspace. */
const submitsPerMinute = 6;
const writesPerMinute = 120;
/** Whole submissions, archives and recordings. */
const readsPerMinute = 240;

/** `/api/submissions`, and those of an assignment. */
export function submissionRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { submissions, handIns, archive } = classroom.submissions;
  const reads = limitPerOwner(owner, readsPerMinute);

  server.get(
    '/api/sessions/:id/assignments',
    {
      schema: {
        summary: 'To what a session can be handed in, and which of its terminals are recorded',
        params: z.object({ id: z.string().max(64) }),
        response: { 200: handInsSchema },
      },
      config: reads,
    },
    async (request) => handIns.of(actor(request), request.params.id, requestLanguage(request)),
  );
  server.get(
    '/api/assignments/:id/session',
    {
      schema: {
        summary: 'Your running session of an assignment’s lesson: what would be handed in',
        params: ofAssignment,
        response: { 200: handInSessionSchema },
      },
      config: reads,
    },
    async (request) => handIns.sessionFor(actor(request), request.params.id),
  );
  server.post(
    '/api/assignments/:id/submissions',
    {
      schema: {
        summary: 'Hand in what is in a session: 201, graded soon',
        params: ofAssignment,
        body: submitSchema,
        response: { 201: submissionSchema },
      },
      config: limitPerOwner(owner, submitsPerMinute),
    },
    async (request, reply) => {
      const who = actor(request);
      const id = await submissions.submit(who, request.params.id, request.body.session);
      return reply.code(201).send(await submissions.find(who, id, requestLanguage(request)));
    },
  );
  server.get(
    '/api/assignments/:id/submissions',
    {
      schema: {
        summary:
          'Submissions of an assignment, the newest first: your own, or all where you assist',
        params: ofAssignment,
        querystring: submissionQuerySchema,
        response: { 200: submissionListSchema },
      },
      config: reads,
    },
    async (request) => submissions.list(actor(request), request.params.id, request.query),
  );
  server.get(
    '/api/submissions/:id',
    {
      schema: {
        summary: 'A submission with its evidence',
        params: byId,
        response: { 200: submissionSchema },
      },
      config: reads,
    },
    async (request) =>
      submissions.find(actor(request), request.params.id, requestLanguage(request)),
  );
  server.get(
    '/api/submissions/:id/archive',
    { schema: { summary: 'The submitted files, as a zip', params: byId }, config: reads },
    async (request, reply) => {
      const { name, content } = await archive.zip(actor(request), request.params.id);
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(content));
    },
  );
  server.get(
    '/api/submissions/:id/recordings/:terminal',
    {
      schema: {
        summary: 'A recording of a terminal: asciicast v2',
        params: byId.extend({ terminal: terminalNameSchema }),
      },
      config: reads,
    },
    async (request, reply) => {
      const { id, terminal } = request.params;
      const cast = await submissions.recording(actor(request), id, terminal);
      return reply
        .header('content-type', 'application/x-asciicast; charset=utf-8')
        .header('x-content-type-options', 'nosniff')
        .send(cast);
    },
  );
}

/** What instructors do to submissions. */
export function gradingRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { submissions, desk, comments } = classroom.submissions;
  const config = limitPerOwner(owner, writesPerMinute);
  const whole = (summary: string) => ({
    schema: { summary, params: byId, response: { 200: submissionSchema } },
    config,
  });

  server.put(
    '/api/submissions/:id/override',
    {
      schema: {
        summary: 'Other points than were earned, for a reason',
        params: byId,
        body: overrideSchema,
        response: { 200: submissionSchema },
      },
      config,
    },
    async (request) => {
      const who = actor(request);
      await desk.override(who, request.params.id, request.body);
      return submissions.find(who, request.params.id, requestLanguage(request));
    },
  );
  server.delete(
    '/api/submissions/:id/override',
    whole('The points that were earned count again'),
    async (request) => {
      const who = actor(request);
      await desk.override(who, request.params.id, null);
      return submissions.find(who, request.params.id, requestLanguage(request));
    },
  );
  server.post(
    '/api/submissions/:id/regrade',
    whole('Grade a submission again, soon'),
    async (request) => {
      const who = actor(request);
      await desk.regrade(who, request.params.id);
      return submissions.find(who, request.params.id, requestLanguage(request));
    },
  );
  server.post(
    '/api/assignments/:id/regrade',
    {
      schema: {
        summary: 'Grade all submissions of an assignment again, soon',
        params: ofAssignment,
        response: { 200: regradeSchema },
      },
      config: limitPerOwner(owner, submitsPerMinute),
    },
    async (request) => ({
      submissions: await desk.regradeAll(actor(request), request.params.id),
    }),
  );
  server.post(
    '/api/submissions/:id/comments',
    {
      schema: {
        summary: 'Say something to a line of a file, or to the whole',
        params: byId,
        body: commentDraftSchema,
        response: { 201: commentSchema },
      },
      config,
    },
    async (request, reply) => {
      const comment = await comments.add(actor(request), request.params.id, request.body);
      return reply.code(201).send(comment);
    },
  );
  server.delete(
    '/api/submissions/:id/comments/:comment',
    {
      schema: {
        summary: 'Remove a comment',
        params: byId.extend({ comment: z.string().max(64) }),
      },
      config,
    },
    async (request, reply) => {
      await comments.remove(actor(request), request.params.id, request.params.comment);
      return reply.code(204).send();
    },
  );
}
