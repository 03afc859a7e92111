import { healthSchema } from '../../protocol/health.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `GET /api/health` */
export function healthRoutes(server: Server, { health }: RouteContext): void {
  server.get(
    '/api/health',
    {
      schema: { summary: 'Whether the server can start machines', response: { 200: healthSchema } },
      config: { isOpen: true },
    },
    async () => health(),
  );
}
