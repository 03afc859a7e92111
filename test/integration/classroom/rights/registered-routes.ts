import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

/** A route as the server registers it, also one that `/api/openapi.json` leaves out. */
export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  readonly isSocket: boolean;
}

/**
 * Gathers the routes of every Fastify that is made from now on; `HEAD` is left out, for it is `GET`.
 * @returns ends it
 */
export function gatherRoutes(routes: RegisteredRoute[]): () => void {
  // https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks
  const channel = 'fastify.initialization';
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', (route) => {
      const isSocket = (route as { websocket?: boolean }).websocket === true;
      for (const method of [route.method].flat()) {
        if (method !== 'HEAD') routes.push({ method, url: route.url, isSocket });
      }
    });
  };
  subscribe(channel, listen);
  return () => void unsubscribe(channel, listen);
}
