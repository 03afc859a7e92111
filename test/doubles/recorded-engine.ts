import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An engine's HTTP API that answers what a test gives it, over real sockets. */
export class RecordedEngine {
  /** By path without the API version: `/images/json`. A number is an answer of that status. */
  readonly answers: Record<string, unknown> = {
    '/version': { ApiVersion: '1.45', MinAPIVersion: '1.24' },
    '/images/json': [],
    '/containers/json': [],
    '/volumes': { Volumes: null, Warnings: null },
    '/networks': [],
  };
  /** Paths asked for, with their query. */
  readonly asked: string[] = [];
  streams = 0;
  openStreams = 0;
  /** Lines of `/events` that a new stream begins with. */
  buffered: object[] = [];
  #following: ServerResponse[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://engine');
    this.asked.push(url.pathname + url.search);
    const path = decodeURIComponent(url.pathname).replace(/^\/v1\.\d+/, '');
    if (path === '/events') return this.#startEvents(response);
    const answer = this.answers[path];
    if (answer === undefined || typeof answer === 'number') {
      response.writeHead(typeof answer === 'number' ? answer : 404).end('{"message":"no"}');
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });

  async listen(): Promise<void> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  /** What `openEngine` takes. */
  readonly connect = async (): Promise<Socket> => {
    const socket = connect((this.#server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    this.streams += 1;
    this.openStreams += 1;
    this.#sockets.add(socket.once('close', () => (this.openStreams -= 1)));
    return socket;
  };

  /** Sends an event to whoever follows. */
  emit(event: object): void {
    for (const response of this.#following) response.write(`${JSON.stringify(event)}\n`);
  }

  get followers(): number {
    return this.#following.filter((response) => !response.destroyed).length;
  }

  /** Breaks every stream that is open, as a restart of the machine does. */
  breakStreams(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#following = [];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #startEvents(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    for (const event of this.buffered) response.write(`${JSON.stringify(event)}\n`);
    this.#following.push(response);
  }
}
