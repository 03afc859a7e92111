import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Problem } from '../../protocol/problem.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import type { CreateSession, Session } from '../../protocol/session.ts';
import type { TerminalSize } from '../../protocol/terminal.ts';
import { InMemoryWorkspace } from './in-memory-workspace.ts';

/** What answers a terminal's socket in a test. */
export type TerminalScript = (socket: WebSocket, name: string, size: TerminalSize) => void;

/**
 * The public interface over real HTTP and WebSockets, with one session whose machine is this
 * object. A test writes files, publishes ports and drops lines as a machine would.
 */
export class InMemoryServer {
  readonly calls: string[] = [];
  readonly workspace = new InMemoryWorkspace((path, file) =>
    this.announce(file ? { type: 'file-changed', file } : { type: 'file-removed', path }),
  );
  session: Session | null = null;
  /** The next answer of any call whose `METHOD /path` starts with the key. */
  readonly refusals = new Map<string, { status: number; problem: Problem }>();
  /** Runs before each write is judged, as a change that gets in first. */
  beforeWrite: (path: string) => void = () => {};
  stateAtStart: Session['state'] = 'ready';
  previewUrl = 'http://{port}-key.localhost:4321/';
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #events = new Set<WebSocket>();
  #terminal: TerminalScript;
  #sessions = 0;

  constructor(terminal: TerminalScript = () => {}) {
    this.#terminal = terminal;
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#http.on('upgrade', (request, socket, head) =>
      this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#attach(ws, request)),
    );
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.dropSockets();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Cuts every socket, as a lost network does. */
  dropSockets(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  announce(event: SessionEvent): void {
    for (const socket of this.#events) socket.send(JSON.stringify(event));
  }

  /** Changes the session and says so. */
  change(change: Partial<Session>): void {
    this.session = { ...this.session!, ...change };
    this.announce({ type: 'session', session: this.session });
  }

  #attach(socket: WebSocket, request: IncomingMessage): void {
    const url = new URL(request.url!, 'http://test');
    const terminal = /\/terminals\/([^/]+)$/.exec(url.pathname)?.[1];
    const number = (name: string) => Number(url.searchParams.get(name));
    if (terminal !== undefined) {
      return this.#terminal(socket, terminal, { cols: number('cols'), rows: number('rows') });
    }
    this.#events.add(socket);
    socket.on('close', () => this.#events.delete(socket));
    if (this.session) socket.send(JSON.stringify({ type: 'session', session: this.session }));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = `${request.method} ${request.url}`;
    this.calls.push(call);
    const body = await buffer(request);
    for (const [start, { status, problem }] of this.refusals) {
      if (!call.startsWith(start)) continue;
      this.refusals.delete(start);
      return json(response, status, problem);
    }
    const [, id, rest = ''] = /^\/api\/sessions(?:\/([^/]+)(?:\/(.*))?)?$/.exec(request.url!) ?? [];
    if (id === undefined) return this.#create(response, JSON.parse(body.toString()));
    if (id !== this.session?.id) return json(response, 404, problemOf('unknown-session'));
    if (rest === 'files') {
      return json(response, 200, { files: this.workspace.list(), truncated: false });
    }
    if (rest.startsWith('files/')) {
      const path = rest.slice(6).split('/').map(decodeURIComponent).join('/');
      return this.#file(request, response, path, body);
    }
    if (rest.startsWith('checks/')) {
      return json(response, 200, { step: rest.slice(7), doneAt: null, checks: [] });
    }
    if (request.method === 'DELETE') this.change({ state: 'ended' });
    if (rest === 'resume') this.change({ state: 'ready' });
    return json(response, 200, this.session);
  }

  #create(response: ServerResponse, { lesson, language, from = 'start' }: CreateSession) {
    this.session = {
      id: `session-${++this.#sessions}`,
      state: this.stateAtStart,
      lesson,
      language,
      from,
      createdAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      previewUrl: this.previewUrl,
    };
    json(response, 201, this.session);
  }

  #file(request: IncomingMessage, response: ServerResponse, path: string, body: Buffer): void {
    if (request.method === 'PUT') {
      this.beforeWrite(path);
      const match = request.headers['if-match'];
      const version = this.workspace.entry(path)?.version;
      const changed = match !== undefined && match !== `"${version}"`;
      const exists = request.headers['if-none-match'] === '*' && version !== undefined;
      if (changed || exists) return json(response, 412, problemOf('file-changed'));
      return json(response, 200, { path, version: this.workspace.write(path, body) });
    }
    const file = this.workspace.files.get(path);
    if (!file) return json(response, 404, problemOf('file-not-found'));
    if (request.method === 'DELETE') {
      this.workspace.remove(path);
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, { etag: `"${file.version}"` }).end(file.bytes);
  }
}

const problemOf = (code: Problem['code']): Problem => ({
  code,
  message: `The server says ${code}.`,
});

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
