import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { returnPath } from '../../protocol/return-path.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { logError } from '../http/error-answers.ts';
import { limitPerNetwork } from './limit-per-network.ts';
import type { RouteContext, Server } from './route-context.ts';

const path = '/api/sign-in/openid';
const query = z.object({ return: z.string().optional().catch(undefined) });

/** Why a provider's answer let nobody in, as the sign-in page is told it. */
export type OpenIdFailure = 'away' | 'refused' | 'taken' | 'disabled';

/** `/api/sign-in/openid`: to the provider, and back. These are opened, and answer with pages. */
export function openIdRoutes(server: Server, { classroom, signIn }: RouteContext): void {
  const { openId: openIdSignIn } = classroom.people;
  if (!openIdSignIn) return;
  const config = { ...limitPerNetwork(60), isOpen: true };
  const secure = openIdSignIn.isSecure;
  const cookie: CookieSerializeOptions = { path, httpOnly: true, sameSite: 'lax', secure };
  const name = secure ? '__Secure-slipway_openid' : 'slipway_openid';
  const fail = (request: FastifyRequest, reply: FastifyReply, error: unknown, returnTo: string) => {
    logError(request, error);
    const parameters = new URLSearchParams({ problem: failureOf(error), return: returnTo });
    return reply.redirect(`/classroom/sign-in/?${parameters}`);
  };

  server.get(
    path,
    { schema: { summary: 'Sign in with the provider', querystring: query }, config },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const returnTo = returnPath(request.query.return) ?? '/classroom/';
      try {
        const { url, token } = await openIdSignIn.begin(returnTo);
        reply.setCookie(name, token, { ...cookie, maxAge: openIdSignIn.seconds });
        return reply.redirect(url.href);
      } catch (error) {
        return fail(request, reply, error, returnTo);
      }
    },
  );
  server.get(`${path}/callback`, { schema: { hide: true }, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store').clearCookie(name, cookie);
    const flow = await openIdSignIn.take(request.cookies[name] ?? '');
    if (!flow) return reply.redirect('/classroom/sign-in/?problem=refused');
    try {
      const person = await openIdSignIn.finish(request.url.split('?')[1] ?? '', flow);
      await signIn.begin(request, reply, person, 'openid');
    } catch (error) {
      return fail(request, reply, error, flow.returnTo);
    }
    return reply.redirect(returnPath(flow.returnTo) ?? '/classroom/');
  });
}

function failureOf(error: unknown): OpenIdFailure {
  if (error instanceof SlipwayError && error.code === 'conflict') return 'taken';
  if (error instanceof SlipwayError && error.code === 'wrong-credentials') return 'disabled';
  const isOfNetwork = error instanceof Error && /fetch failed|timed? ?out/i.test(error.message);
  return isOfNetwork ? 'away' : 'refused';
}
