import { createProxyServer } from 'httpxy';
import type { Connect, Plugin } from 'vite';

/** All that a page asks a server for. */
const isCall = (url: string | undefined) => url?.startsWith('/api/') ?? false;

/**
 * While one writes lessons, pages come from Astro and sessions from a server beside it: passes on what
 * pages ask that server for, sockets included.
 *
 * @param target The server's address; without one nothing is passed on.
 */
export function sessionServer(target: string | undefined): Plugin {
  return {
    name: 'slipway-session-server',
    apply: 'serve',
    // Last, so that its place is before Astro's own, which asks every address for a slash at its end.
    enforce: 'post',
    configureServer({ httpServer, middlewares }) {
      if (target === undefined) return undefined;
      const proxy = createProxyServer({ target });
      httpServer?.on('upgrade', (request, socket, head) => {
        if (!isCall(request.url)) return;
        socket.on('error', () => socket.destroy());
        proxy.ws(request, socket as never, { target }, head).catch(() => socket.destroy());
      });
      const handle: Connect.NextHandleFunction = (request, response, next) => {
        if (!isCall(request.url)) return next();
        proxy.web(request, response).catch(() => {
          const words = 'The server of "slipway lesson write" does not answer.';
          response.writeHead(502).end(words);
        });
      };
      return () => void middlewares.stack.unshift({ route: '', handle });
    },
  };
}
