import { z } from 'zod';
import {
  classFileSchema,
  classMessageSchema,
  deliveriesSchema,
  mostGivenBytes,
} from '../../protocol/broadcast.ts';
import { lessonSlugSchema } from '../../protocol/session.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ id: z.string().max(64), lesson: lessonSlugSchema });
const response = { 200: deliveriesSchema };

/** What is given to a class: `/api/classes/:id/board/:lesson/messages` and `/files`. */
export function broadcastRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { broadcasts } = classroom.board;
  server.post(
    '/api/classes/:id/board/:lesson/messages',
    {
      schema: {
        summary: 'Say something to learners who are there',
        params,
        body: classMessageSchema,
        response,
      },
      config: limitPerOwner(owner, 20),
    },
    async (request) => {
      const { id, lesson } = request.params;
      return broadcasts.message(actor(request), id, lesson, request.body);
    },
  );
  server.post(
    '/api/classes/:id/board/:lesson/files',
    {
      // Base64 takes a third more, the rest a little.
      bodyLimit: mostGivenBytes * 1.5,
      schema: {
        summary: 'Put a file into workspaces; what a learner has is never overwritten',
        params,
        body: classFileSchema,
        response,
      },
      config: limitPerOwner(owner, 20),
    },
    async (request) => {
      const { id, lesson } = request.params;
      return broadcasts.file(actor(request), id, lesson, request.body);
    },
  );
}
