import { z } from 'zod';
import { engineStateSchema } from '../../protocol/engine.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `GET /api/sessions/:id/engine` */
export function engineRoutes(server: Server, { sessions, owner }: RouteContext): void {
  server.get(
    '/api/sessions/:id/engine',
    {
      schema: {
        summary: 'Images with layers, containers, ports, volumes, networks',
        params: z.object({ id: z.string().max(64) }),
        response: { 200: engineStateSchema },
      },
    },
    async (request) => {
      const { machine } = await sessions.live(request.params.id, owner(request));
      return machine.engine.state();
    },
  );
}
