import { checkRoutes } from './checks.ts';
import { engineRoutes } from './engine.ts';
import { eventRoutes } from './events.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { progressRoutes } from './progress.ts';
import type { RouteContext, Server } from './route-context.ts';
import { sessionRoutes } from './sessions.ts';
import { terminalRoutes } from './terminals.ts';

/** All of the public interface, a group of routes per file. */
export async function apiRoutes(server: Server, context: RouteContext): Promise<void> {
  healthRoutes(server, context);
  sessionRoutes(server, context);
  checkRoutes(server, context);
  engineRoutes(server, context);
  eventRoutes(server, context);
  terminalRoutes(server, context);
  progressRoutes(server, context);
  // In a scope of its own, for there bodies are bytes.
  await server.register(async (scope) => fileRoutes(scope as Server, context));
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
}
