import { z } from 'zod';
import {
  assignableLessonSchema,
  assignmentDraftSchema,
  assignmentIdSchema,
  assignmentSchema,
  learnersAssignmentSchema,
} from '../../protocol/assignment.ts';
import { classIdSchema } from '../../protocol/class.ts';
import { requestLanguage } from '../http/request-language.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const ofClass = z.object({ class: classIdSchema });
const byId = z.object({ id: assignmentIdSchema });
/** A draft may hold fifty checks. */
const bodyLimit = 256 * 1024;

/** `/api/assignments` and a class's own, as those who teach make them and learners see them. */
export function assignmentRoutes(server: Server, context: RouteContext): void {
  const { classroom, actor, owner } = context;
  const { assignments, learners } = classroom.assignments;
  const writes = limitPerOwner(owner, 60);

  server.get(
    '/api/assignments',
    {
      schema: {
        summary: 'What is due for you in all your classes',
        response: { 200: z.object({ assignments: z.array(learnersAssignmentSchema) }) },
      },
    },
    async (request) => ({
      assignments: await learners.due(actor(request), requestLanguage(request)),
    }),
  );
  server.get(
    '/api/classes/:class/assignments',
    {
      schema: {
        summary: 'Assignments of a class, drafts among them, for those who teach: 200 at most',
        params: ofClass,
        response: { 200: z.object({ assignments: z.array(assignmentSchema) }) },
      },
    },
    async (request) => ({
      assignments: await assignments.list(
        ...([actor(request), request.params.class, requestLanguage(request)] as const),
      ),
    }),
  );
  server.get(
    '/api/classes/:class/assignments/mine',
    {
      schema: {
        summary: 'Published assignments of a class, as a learner sees them: 200 at most',
        params: ofClass,
        response: { 200: z.object({ assignments: z.array(learnersAssignmentSchema) }) },
      },
    },
    async (request) => ({
      assignments: await learners.ofClass(
        ...([actor(request), request.params.class, requestLanguage(request)] as const),
      ),
    }),
  );
  server.get(
    '/api/classes/:class/lessons',
    {
      schema: {
        summary: 'Lessons that can be assigned',
        params: ofClass,
        response: { 200: z.object({ lessons: z.array(assignableLessonSchema) }) },
      },
    },
    async (request) => ({
      lessons: await assignments.lessons(
        ...([actor(request), request.params.class, requestLanguage(request)] as const),
      ),
    }),
  );
  server.post(
    '/api/classes/:class/assignments',
    {
      schema: {
        summary: 'Give a class something to do',
        params: ofClass,
        body: assignmentDraftSchema,
        response: { 201: assignmentSchema },
      },
      config: writes,
      bodyLimit,
    },
    async (request, reply) => {
      const { params, body } = request;
      const language = requestLanguage(request);
      const made = await assignments.create(actor(request), params.class, body, language);
      return reply.code(201).send(made);
    },
  );
  server.get(
    '/api/assignments/:id',
    {
      schema: {
        summary: 'An assignment, for those who teach',
        params: byId,
        response: { 200: assignmentSchema },
      },
    },
    async (request) =>
      assignments.find(actor(request), request.params.id, requestLanguage(request)),
  );
  server.get(
    '/api/assignments/:id/mine',
    {
      schema: {
        summary: 'An assignment as a learner sees it, and where you stand in it',
        params: byId,
        response: { 200: learnersAssignmentSchema },
      },
    },
    async (request) => learners.find(actor(request), request.params.id, requestLanguage(request)),
  );
  server.put(
    '/api/assignments/:id',
    {
      schema: {
        summary: 'Change an assignment: the whole of it is given',
        params: byId,
        body: assignmentDraftSchema,
        response: { 200: assignmentSchema },
      },
      config: writes,
      bodyLimit,
    },
    async (request) => {
      const { params, body } = request;
      return assignments.change(actor(request), params.id, body, requestLanguage(request));
    },
  );
  server.delete(
    '/api/assignments/:id',
    {
      schema: { summary: 'Remove an assignment and what was handed in for it', params: byId },
      config: writes,
    },
    async (request, reply) => {
      await assignments.remove(actor(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
