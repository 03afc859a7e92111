import { z } from 'zod';
import { answerConsentSchema, askConsentSchema, consentSchema } from '../../protocol/consent.ts';
import { limitPerOwner } from './limit-per-owner.ts';
import type { RouteContext, Server } from './route-context.ts';

const idSchema = z.string().max(64);
const params = z.object({ id: idSchema });
const consentParams = params.extend({ consent: idSchema });
const response = { 200: consentSchema };

/** `/api/classes/:id/consents` for who asks, `/api/sessions/:id/consents` for the learner, who decides. */
export function consentRoutes(server: Server, { classroom, actor, owner }: RouteContext): void {
  const { consents } = classroom.board;
  const config = limitPerOwner(owner, 60);
  server.post(
    '/api/classes/:id/consents',
    {
      schema: {
        summary: 'Ask a learner to let you watch, type along or edit',
        params,
        body: askConsentSchema,
        response,
      },
      config,
    },
    async (request) => consents.ask(actor(request), request.params.id, request.body),
  );
  server.delete(
    '/api/classes/:id/consents/:consent',
    { schema: { summary: 'You need it no more', params: consentParams, response }, config },
    async (request) => consents.leave(actor(request), request.params.id, request.params.consent),
  );
  server.post(
    '/api/sessions/:id/consents/:consent',
    {
      schema: {
        summary: 'Allow it, or do not',
        params: consentParams,
        body: answerConsentSchema,
        response,
      },
      config,
    },
    async (request) => {
      const { id, consent } = request.params;
      return consents.answer(actor(request), id, consent, request.body.allow);
    },
  );
  // Without a limit: whoever wants to be alone is, at once.
  server.delete(
    '/api/sessions/:id/consents/:consent',
    { schema: { summary: 'Take it back', params: consentParams, response } },
    async (request) => consents.revoke(actor(request), request.params.id, request.params.consent),
  );
}
