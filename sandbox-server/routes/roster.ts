import { z } from 'zod';
import { classIdSchema, enrollmentSchema } from '../../protocol/class.ts';
import { personIdSchema } from '../../protocol/person.ts';
import {
  addedMemberSchema,
  bulkDoneSchema,
  bulkSchema,
  enrollmentChangeSchema,
  rosterAppliedSchema,
  rosterPreviewSchema,
  rosterRowSchema,
  rosterSchema,
} from '../../protocol/roster.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ class: classIdSchema });
const ofMember = params.extend({ person: personIdSchema });
const mostBytes = 1024 * 1024;

/** `/api/classes/:class/roster`: who belongs to a class. */
export function rosterRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { roster, bulk, invitations } = classroom.classes;
  const config = limitPerOwner(owner, 120);
  server.get(
    '/api/classes/:class/roster',
    {
      schema: {
        summary:
          'Who belongs to a class or is invited, for those who teach or assist: 2,000 at most',
        params,
        response: { 200: rosterSchema },
      },
    },
    async (request) => roster.list(actor(request), request.params.class),
  );
  server.post(
    '/api/classes/:class/roster',
    {
      schema: {
        summary:
          'Add somebody; the personal link is shown this once. Who has an account is invited instead',
        params,
        body: rosterRowSchema,
        response: { 201: addedMemberSchema },
      },
      config,
    },
    async (request, reply) => {
      const added = await roster.add(actor(request), request.params.class, request.body);
      return reply.code(201).header('cache-control', 'no-store').send(added);
    },
  );
  server.patch(
    '/api/classes/:class/roster/:person',
    {
      schema: {
        summary: 'Change a name, a number or a role in the class',
        params: ofMember,
        body: enrollmentChangeSchema,
        response: { 200: enrollmentSchema },
      },
      config,
    },
    async (request) => {
      const { class: classId, person } = request.params;
      return roster.change(actor(request), classId, person, request.body);
    },
  );
  server.delete(
    '/api/classes/:class/roster/:person',
    { schema: { summary: 'Take somebody from a class, or leave it', params: ofMember }, config },
    async (request, reply) => {
      await roster.remove(actor(request), request.params.class, request.params.person);
      return reply.code(204).send();
    },
  );
  server.delete(
    '/api/classes/:class/invitations/:person',
    {
      schema: { summary: 'Take back an invitation that is not answered yet', params: ofMember },
      config,
    },
    async (request, reply) => {
      const { class: classId, person } = request.params;
      await invitations.withdraw(actor(request), classId, person);
      return reply.code(204).send();
    },
  );
  server.post(
    '/api/classes/:class/roster/bulk',
    {
      schema: {
        summary: 'Do something to many: all of it is done, or nothing',
        params,
        body: bulkSchema,
        response: { 200: bulkDoneSchema },
      },
      config: limitPerOwner(owner, 30),
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return bulk.run(actor(request), request.params.class, request.body);
    },
  );
}

/** Rosters from CSV files: bodies are bytes, in a scope of its own. */
export function rosterFileRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { rosterImport } = classroom.classes;
  server.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: mostBytes },
    (_request, body, done) => done(null, body),
  );
  const fileOf = (body: unknown) => (body instanceof Uint8Array ? body : new Uint8Array());
  const options = {
    bodyLimit: mostBytes,
    config: limitPerOwner(owner, 30),
  };
  server.post(
    '/api/classes/:class/roster/preview',
    {
      schema: {
        summary: 'What a CSV file (text/csv, 1 MiB) would change, and what is wrong in it',
        params,
        response: { 200: rosterPreviewSchema },
      },
      ...options,
    },
    async (request) =>
      rosterImport.preview(actor(request), request.params.class, fileOf(request.body)),
  );
  server.post(
    '/api/classes/:class/roster/apply',
    {
      schema: {
        summary: 'Apply a CSV file as previewed; personal links are shown this once',
        params,
        querystring: z.object({ digest: z.string().max(64) }),
        response: { 200: rosterAppliedSchema },
      },
      ...options,
    },
    async (request, reply) => {
      const { class: classId } = request.params;
      reply.header('cache-control', 'no-store');
      const file = fileOf(request.body);
      return rosterImport.apply(actor(request), classId, file, request.query.digest);
    },
  );
}
