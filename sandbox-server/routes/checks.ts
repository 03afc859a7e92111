import { z } from 'zod';
import { checkReportSchema, stepResultSchema } from '../../protocol/check.ts';
import { requestLanguage } from '../http/request-language.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

/** `/api/sessions/:id/checks` */
export function checkRoutes(server: Server, { sessions, owner }: RouteContext): void {
  server.get(
    '/api/sessions/:id/checks',
    {
      schema: {
        summary: 'Last results of all checks',
        params: z.object({ id: z.string().max(64) }),
        response: { 200: checkReportSchema },
      },
    },
    async (request) => {
      const live = await sessions.live(request.params.id, owner(request));
      return live.report(requestLanguage(request));
    },
  );
  server.post(
    '/api/sessions/:id/checks/:step',
    {
      schema: {
        summary: 'Evaluate a step now',
        params: z.object({ id: z.string().max(64), step: z.string().max(64) }),
        response: { 200: stepResultSchema },
      },
      config: limitPerOwner(owner, 60), // Each may ask the engine, ports and the registry.
    },
    async (request) => {
      const live = await sessions.live(request.params.id, owner(request));
      return live.runChecks(request.params.step, requestLanguage(request));
    },
  );
}
