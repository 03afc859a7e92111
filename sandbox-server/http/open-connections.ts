import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket, WebSocketServer } from 'ws';
import type { EndedSignIns, Identity } from '../people/sign-ins.ts';

/** A browser answers a close at once; who does not is cut off. */
const closeTimeout = 2_000;
/** A stream may be about to begin when its person is signed out. */
const laterLooks = [500, 5_000];

interface Open {
  readonly identity: Identity;
  readonly response: ServerResponse | null;
  socket?: WebSocket;
  isOver: boolean;
}

/** Sockets and streams that people have open. They are closed when the sign-in behind them ends. */
export class OpenConnections {
  readonly #open = new Map<IncomingMessage, Open>();

  /** From the moment on that a request's person is known. */
  track(request: FastifyRequest, reply: FastifyReply, identity: Identity): void {
    const { raw } = request;
    const isUpgrade = raw.headers.upgrade !== undefined;
    this.#open.set(raw, { identity, response: isUpgrade ? null : reply.raw, isOver: false });
    const forget = () => this.#open.delete(raw);
    if (isUpgrade) raw.socket.once('close', forget);
    else reply.raw.once('close', forget);
  }

  attach(sockets: WebSocketServer): void {
    sockets.on('connection', (socket: WebSocket, raw: IncomingMessage) => {
      const open = this.#open.get(raw);
      if (!open) return;
      open.socket = socket;
      if (open.isOver) close(socket);
    });
  }

  close({ person, signIn, but }: EndedSignIns): void {
    for (const open of this.#open.values()) {
      const { identity } = open;
      if (identity.person.id !== person || identity.signIn.id === but) continue;
      if (signIn !== undefined && identity.signIn.id !== signIn) continue;
      open.isOver = true;
      if (open.socket) close(open.socket);
      endStream(open);
    }
    for (const delay of laterLooks) setTimeout(() => this.#closeLate(), delay).unref();
  }

  #closeLate(): void {
    for (const open of this.#open.values()) if (open.isOver) endStream(open);
  }
}

/** An answer of one piece is let through: it is gone in a moment, and may be the one to signing out. */
function endStream({ response }: Open): void {
  if (response && response.headersSent && !response.writableEnded) response.destroy();
}

function close(socket: WebSocket): void {
  socket.close(1008, 'not-signed-in');
  setTimeout(() => socket.terminate(), closeTimeout).unref();
}
