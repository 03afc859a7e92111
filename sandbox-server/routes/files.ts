import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import {
  fileListSchema,
  fileWrittenSchema,
  maxFileBytes,
  workspacePathSchema,
} from '../../protocol/workspace.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { RouteContext, Server } from './route-context.ts';

const idParams = z.object({ id: z.string().max(64) });
const fileParams = z.object({ id: z.string().max(64), '*': z.string() });

/** `/api/sessions/:id/files`: the workspace. Bodies are the files' own bytes. */
export async function fileRoutes(server: Server, context: RouteContext): Promise<void> {
  const { sessions, owner } = context;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxFileBytes },
    (_request, body, done) => done(null, body),
  );
  server.get(
    '/api/sessions/:id/files',
    {
      schema: {
        summary: 'The files of the workspace',
        params: idParams,
        response: { 200: fileListSchema },
      },
    },
    async (request) => {
      const { machine } = await sessions.live(request.params.id, owner(request));
      return machine.workspace.list();
    },
  );
  server.get(
    '/api/sessions/:id/files/*',
    { schema: { summary: 'The bytes of a file; its version as ETag', params: fileParams } },
    async (request, reply) => {
      const path = workspacePath(request.params['*']);
      const { machine } = await sessions.live(request.params.id, owner(request));
      const { content, version } = await machine.workspace.read(path);
      return reply
        .header('etag', `"${version}"`)
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment')
        .type('application/octet-stream')
        .send(content);
    },
  );
  server.put(
    '/api/sessions/:id/files/*',
    {
      schema: {
        summary: 'Write a file; If-Match and If-None-Match guard against overwriting',
        params: fileParams,
        response: { 200: fileWrittenSchema },
      },
    },
    async (request) => {
      const path = workspacePath(request.params['*']);
      const { machine } = await sessions.live(request.params.id, owner(request));
      const body = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
      return machine.workspace.write(path, body, preconditions(request.headers));
    },
  );
  server.delete(
    '/api/sessions/:id/files/*',
    { schema: { summary: 'Remove a file or folder', params: fileParams } },
    async (request, reply) => {
      const path = workspacePath(request.params['*']);
      const { machine } = await sessions.live(request.params.id, owner(request));
      const { ifMatch } = preconditions(request.headers);
      await machine.workspace.remove(path, ifMatch === undefined ? {} : { ifMatch });
      return reply.code(204).send();
    },
  );
}

function workspacePath(text: string): string {
  const parsed = workspacePathSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new SlipwayError('bad-path', 'That is not a path in the workspace.', {
    expected: parsed.error.issues[0]?.message ?? 'a relative path',
    found: JSON.stringify(text.slice(0, 200)),
    remedy: 'Give a path such as app.py or templates/index.html.',
  });
}

function preconditions(headers: IncomingHttpHeaders) {
  const ifMatch = headers['if-match']?.replace(/^(?:W\/)?"(.*)"$/, '$1');
  return {
    ...(ifMatch !== undefined && { ifMatch }),
    ...(headers['if-none-match'] === '*' && { ifNoneMatch: '*' as const }),
  };
}
