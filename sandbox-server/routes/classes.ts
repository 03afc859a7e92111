import { z } from 'zod';
import {
  classChangeSchema,
  classCopySchema,
  classDraftSchema,
  classIdSchema,
  classListQuerySchema,
  classListSchema,
  classSchema,
} from '../../protocol/class.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ class: classIdSchema });

/** `/api/classes`, and what is done to a class as a whole. */
export function classRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const classes = classroom.classes.service;
  const config = limitPerOwner(owner, 60);
  server.get(
    '/api/classes',
    {
      schema: {
        summary: 'Classes you belong to, the newest first; all of them for an administrator',
        querystring: classListQuerySchema,
        response: { 200: classListSchema },
      },
    },
    async (request) => classes.list(actor(request), request.query),
  );
  server.post(
    '/api/classes',
    {
      schema: {
        summary: 'Make a class; you are its instructor',
        body: classDraftSchema,
        response: { 201: classSchema },
      },
      config,
    },
    async (request, reply) =>
      reply.code(201).send(await classes.create(actor(request), request.body)),
  );
  server.get(
    '/api/classes/:class',
    { schema: { summary: 'A class', params, response: { 200: classSchema } } },
    async (request) => classes.read(actor(request), request.params.class),
  );
  server.patch(
    '/api/classes/:class',
    {
      schema: {
        summary: 'Change a class, archive it, or give it a new code',
        params,
        body: classChangeSchema,
        response: { 200: classSchema },
      },
      config,
    },
    async (request) => classes.change(actor(request), request.params.class, request.body),
  );
  server.delete(
    '/api/classes/:class',
    { schema: { summary: 'Remove an archived class; its audit log stays', params }, config },
    async (request, reply) => {
      await classes.remove(actor(request), request.params.class);
      return reply.code(204).send();
    },
  );
  server.post(
    '/api/classes/:class/copy',
    {
      schema: {
        summary: 'Copy a class with its assignments, their dates moved by a number of days',
        params,
        body: classCopySchema,
        response: { 201: classSchema },
      },
      config,
    },
    async (request, reply) => {
      const copy = await classes.copy(actor(request), request.params.class, request.body);
      return reply.code(201).send(copy);
    },
  );
}
