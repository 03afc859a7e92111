import { createServer, type Server as HttpServer } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import fastifyWebsocket from '@fastify/websocket';
import Fastify, { LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Health } from '../protocol/health.ts';
import { contentPolicy } from './http/content-policy.ts';
import { answerErrors } from './http/error-answers.ts';
import { guardOrigin } from './http/origin-guard.ts';
import { refuseNul } from './http/refuse-nul.ts';
import { OpenConnections } from './http/open-connections.ts';
import { SignIn } from './http/sign-in.ts';
import type { EndedSignIns } from './people/sign-ins.ts';
import type { PreviewProxy } from './previews/preview-proxy.ts';
import { apiRoutes } from './routes/index.ts';
import type { Classroom, Server } from './routes/route-context.ts';
import { ownLessonPageRoutes, type ServedOwnLessons } from './routes/own-lesson-pages.ts';
import { answerNotFound, siteRoutes } from './routes/site.ts';
import type { ProgressService } from './progress/progress-service.ts';
import type { SessionService } from './sessions/session-service.ts';

/** All that the HTTP side of the server is made of. */
export interface AppOptions {
  readonly sessions: SessionService;
  readonly progress: ProgressService;
  readonly classroom: Classroom;
  readonly previews: PreviewProxy;
  readonly health: () => Health;
  /** Folder of the built site; null for the interface alone. */
  readonly siteFolder: string | null;
  readonly ownLessons: ServedOwnLessons;
  readonly loopbackOnly: boolean;
  readonly publicUrl: URL | undefined;
  readonly accessKey: string | undefined;
  readonly previewDomain: string;
  readonly version: string;
  readonly log: Logger;
}

/** An HTTP server, not listening yet. */
export interface App {
  readonly server: HttpServer;
  /** Closes sockets and stops listening. */
  dispose(): Promise<void>;
}

/** Puts pages, public interface and previews behind one port. */
export async function createApp(options: AppOptions): Promise<App> {
  const { previews } = options;
  const fastify = await createFastify(options);
  const server = createServer((request, response) => {
    const preview = previews.isPreviewHost(request.headers.host);
    if (preview) void previews.handle(request, response);
    else fastify.routing(request, response);
  });
  server.requestTimeout = 0; // A large upload to a learner’s app may take as long as it takes.
  server.on('upgrade', (request, socket, head) => {
    const preview = previews.isPreviewHost(request.headers.host);
    if (preview) void previews.handleUpgrade(request, socket, head);
    else fastify.server.emit('upgrade', request, socket, head);
  });
  return {
    server,
    async dispose() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of fastify.websocketServer.clients) socket.close(1001, 'server stops');
      server.closeAllConnections();
      await fastify.close();
      if (server.listening) await closed;
    },
  };
}

async function createFastify(options: AppOptions): Promise<Server> {
  const fastify = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    // Only the proxy beside us says whom it speaks for, and only of the one who asked it.
    trustProxy: (address, hop) =>
      options.publicUrl !== undefined && hop === 0 && isLoopback(address),
    genReqId: () => crypto.randomUUID().slice(0, 8),
  }).withTypeProvider() as unknown as Server;
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  answerErrors(fastify as never);
  const { publicUrl, accessKey, classroom } = options;
  const { signIns, signInService: service, local } = classroom.people;
  const signIn = new SignIn({ signIns, service, local, accessKey, publicUrl });
  const connections = new OpenConnections();
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyRateLimit, { global: false });
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: contentPolicy(options.previewDomain),
    strictTransportSecurity: options.publicUrl?.protocol === 'https:', // Plain HTTP elsewhere.
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  await fastify.register(fastifySwagger, {
    openapi: { info: { title: 'Slipway', version: options.version } },
    transform: jsonSchemaTransform,
  });
  await fastify.register(fastifyWebsocket, { options: { maxPayload: 2 * 1024 * 1024 } });
  fastify.addHook('onRequest', async (request, reply) => {
    guardOrigin(request, options);
    await signIn.resolve(request);
    if (await signIn.acceptKey(request, reply)) return reply.redirect(withoutQuery(request.url));
    const isOpen = request.routeOptions.config?.isOpen === true;
    // A path may be written otherwise: the router reads `/%61pi/` as `/api/`.
    const paths = [request.url, request.routeOptions.url ?? ''];
    if (paths.some((path) => path.startsWith('/api/')) && !isOpen) signIn.person(request);
    const identity = signIn.identity(request);
    if (identity) connections.track(request, reply, identity);
    return undefined;
  });
  fastify.addHook('preValidation', async (request) => refuseNul(request));
  connections.attach(fastify.websocketServer);
  const closeEnded = (ended: EndedSignIns) => connections.close(ended);
  signIns.events.on('ended', closeEnded);
  fastify.addHook('onClose', async () => void signIns.events.off('ended', closeEnded));
  await apiRoutes(fastify, {
    sessions: options.sessions,
    progress: options.progress,
    classroom,
    signIn,
    health: options.health,
    actor: (request) => signIn.actor(request),
    owner: (request) => signIn.actor(request).id,
  });
  answerNotFound(fastify, options.siteFolder !== null);
  if (options.siteFolder !== null) {
    await siteRoutes(fastify, options.siteFolder);
    ownLessonPageRoutes(fastify, options.ownLessons, signIn);
  }
  await fastify.ready();
  return fastify;
}

/** A path of ours, however many slashes it begins with: two of them would name another host. */
const withoutQuery = (url: string) => `/${(url.split('?')[0] ?? '').replace(/^[/\\]+/, '')}`;

const isLoopback = (address: string) =>
  address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
