import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  fileListSchema,
  fileWrittenSchema,
  maxFileBytes,
  workspacePathSchema,
} from '../../protocol/workspace.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { unknownSession } from '../sessions/session-errors.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { RouteContext, Server } from './route-context.ts';

const idSchema = z.string().max(64);
const ownParams = z.object({ id: idSchema });
const lookedInParams = z.object({ id: idSchema, consent: idSchema });

/** Where the routes of a workspace's files are, and who may use them. */
interface FileRoutes<Params extends z.ZodObject> {
  readonly path: string;
  readonly params: Params;
  /** Of whom: ends the summaries of the interface. */
  readonly whose: string;
  /** Judges who asks, at each call. */
  workspace(request: FastifyRequest, params: z.output<Params>): Promise<Workspace>;
}

/**
 * `/api/sessions/:id/files`: the workspace. Bodies are the files' own bytes. Also for one whom the
 * learner lets edit: `/api/classes/:id/consents/:consent/files`.
 */
export async function fileRoutes(server: Server, context: RouteContext): Promise<void> {
  const { sessions, owner, actor, classroom } = context;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxFileBytes },
    (_request, body, done) => done(null, body),
  );
  workspaceRoutes(server, {
    path: '/api/sessions/:id/files',
    params: ownParams,
    whose: '',
    workspace: async (request, { id }) =>
      (await sessions.live(id, owner(request))).machine.workspace,
  });
  workspaceRoutes(server, {
    path: '/api/classes/:id/consents/:consent/files',
    params: lookedInParams,
    whose: ' of a learner who consents',
    async workspace(request, { id, consent }) {
      const { consents } = classroom.board;
      const { session } = await consents.use(actor(request), id, consent, 'files');
      const live = sessions.peek(session);
      if (!live) throw unknownSession(session);
      return live.machine.workspace;
    },
  });
}

function workspaceRoutes<Params extends z.ZodObject>(server: Server, routes: FileRoutes<Params>) {
  const { path, params, whose } = routes;
  const fileParams = params.extend({ '*': z.string() });
  const workspaceOf = (request: FastifyRequest) =>
    routes.workspace(request, params.parse(request.params));
  const fileOf = (request: FastifyRequest) =>
    workspacePath((request.params as { '*': string })['*']);
  server.get(
    path,
    {
      schema: {
        summary: `The files of the workspace${whose}`,
        params,
        response: { 200: fileListSchema },
      },
    },
    async (request) => (await workspaceOf(request)).list(),
  );
  server.get(
    `${path}/*`,
    { schema: { summary: `The bytes of a file${whose}; its version as ETag`, params: fileParams } },
    async (request, reply) => {
      const file = fileOf(request);
      const { content, version } = await (await workspaceOf(request)).read(file);
      return reply
        .header('etag', `"${version}"`)
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment')
        .type('application/octet-stream')
        .send(content);
    },
  );
  server.put(
    `${path}/*`,
    {
      schema: {
        summary: `Write a file${whose}; If-Match and If-None-Match guard against overwriting`,
        params: fileParams,
        response: { 200: fileWrittenSchema },
      },
    },
    async (request) => {
      const file = fileOf(request);
      const workspace = await workspaceOf(request);
      const body = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
      return workspace.write(file, body, preconditions(request.headers));
    },
  );
  server.delete(
    `${path}/*`,
    { schema: { summary: `Remove a file or folder${whose}`, params: fileParams } },
    async (request, reply) => {
      const file = fileOf(request);
      const workspace = await workspaceOf(request);
      const { ifMatch } = preconditions(request.headers);
      await workspace.remove(file, ifMatch === undefined ? {} : { ifMatch });
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
