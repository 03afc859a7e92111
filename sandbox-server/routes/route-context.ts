import type { FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Health } from '../../protocol/health.ts';
import type { Actor } from '../people/actor.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { SessionService } from '../sessions/session-service.ts';

/** What routes need of the rest of the server. */
export interface RouteContext {
  readonly sessions: SessionService;
  readonly progress: ProgressService;
  readonly health: () => Health;
  /** Who asks. @throws SlipwayError `not-signed-in` */
  readonly actor: (request: FastifyRequest) => Actor;
  /** The id of who asks: sessions and progress are theirs. @throws SlipwayError `not-signed-in` */
  readonly owner: (request: FastifyRequest) => string;
}

/** A Fastify server whose schemas are zod's. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
