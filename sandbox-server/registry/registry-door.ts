import { once } from 'node:events';
import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import type { Logger } from 'pino';
import { forwardCall } from './forward-call.ts';
import type { RegistryAccounts } from './registry-accounts.ts';
import { type Refusal, refuse, welcome } from './registry-answers.ts';
import type { RegistryCertificate } from './registry-certificate.ts';
import { ownerOf, readRegistryRequest, type RegistryRequest } from './registry-request.ts';
import type { RegistryStore } from './registry-store.ts';
import { meterUpload, StorageFull } from './upload-meter.ts';
import type { WriteGate } from './write-gate.ts';

/** An image of a gigabyte takes seconds within one computer. */
const requestPatience = 10 * 60_000;
/** Milliseconds in which a client that was refused may end what it is sending. */
const bodyPatience = 5_000;
/** Docker sends five layers at once. */
const writesPerUser = 16;
const connectionsPerMachine = 64;
/** What docker-registry takes at most; it would break off the connection. */
const largestManifest = 4 * 1024 ** 2;

export interface RegistryDoorOptions {
  readonly address: string;
  /** 0 lets the kernel choose. */
  readonly port: number;
  readonly certificate: RegistryCertificate;
  /** Unix socket of the registry behind the door. */
  readonly socket: string;
  readonly accounts: RegistryAccounts;
  readonly store: RegistryStore;
  readonly gate: WriteGate;
  readonly log: Logger;
}

type Call = Exclude<RegistryRequest, { kind: 'base' }>;

/**
 * The only way for machines to the classroom registry: whoever is signed in may read everything, and
 * write under their own name as long as there is room. What passes is what
 * {@link readRegistryRequest} understood.
 */
export class RegistryDoor {
  readonly #options: RegistryDoorOptions;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #writes = new Map<string, number>();
  /** By the address of the machine; also such as never say a word. */
  readonly #connections = new Map<string, Set<Socket>>();

  private constructor(options: RegistryDoorOptions) {
    const { certificate, key } = options.certificate;
    this.#options = options;
    this.#server = createServer(
      { cert: certificate, key, requestTimeout: requestPatience, headersTimeout: 15_000 },
      (request, response) => void this.#answer(request, response),
    );
    this.#server.on('connection', (socket) => this.#admit(socket as Socket));
  }

  /** Rejects as `server.listen` does where the port is taken. */
  static async open(options: RegistryDoorOptions): Promise<RegistryDoor> {
    const door = new RegistryDoor(options);
    door.#server.listen(options.port, options.address);
    await once(door.#server, 'listening');
    return door;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async dispose(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const sockets of this.#connections.values())
      for (const socket of sockets) socket.destroy();
    await closed;
    this.#agent.destroy();
  }

  get #behind() {
    return { socket: this.#options.socket, agent: this.#agent };
  }

  #admit(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const sockets = this.#connections.get(address) ?? new Set();
    if (sockets.size >= connectionsPerMachine) return void socket.destroy();
    this.#connections.set(address, sockets.add(socket));
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) this.#connections.delete(address);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const refusal = await this.#serve(request, response);
      if (refusal) refuse(response, refusal);
    } catch (error) {
      this.#options.log.debug({ err: error, url: request.url }, 'a call to the registry failed');
      refuse(response, { code: 'UNAVAILABLE', message: 'the registry does not answer; try again' });
    }
    if (request.complete) return;
    // Docker reads an answer only once it has sent a part more.
    request.unpipe();
    request.resume();
    setTimeout(() => request.destroy(), bodyPatience).unref();
  }

  /** Null where the call was answered. */
  async #serve(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    const { accounts } = this.#options;
    const user = accounts.signIn(request.headers.authorization, request.socket.remoteAddress);
    if (user === null) return { code: 'UNAUTHORIZED', message: 'authentication required' };
    const call = readRegistryRequest(request.method ?? '', request.url ?? '');
    if (call === null) {
      return { code: 'UNSUPPORTED', message: 'this registry does not offer that' };
    }
    if (call.kind === 'base') {
      welcome(response);
      return null;
    }
    const isOwn = ownerOf(call.repository) === user;
    if (!isOwn && (call.writes || call.kind === 'upload')) return notYours(user);
    if (!call.writes) {
      await forwardCall(request, response, { ...this.#behind, target: call.target });
      return null;
    }
    return this.#counted(user, () => this.#write(user, call, request, response));
  }

  async #counted(user: string, write: () => Promise<Refusal | null>): Promise<Refusal | null> {
    const count = this.#writes.get(user) ?? 0;
    if (count >= writesPerUser) {
      return { code: 'TOOMANYREQUESTS', message: 'too many uploads at once; wait a moment' };
    }
    this.#writes.set(user, count + 1);
    try {
      return await write();
    } finally {
      const left = (this.#writes.get(user) ?? 1) - 1;
      if (left > 0) this.#writes.set(user, left);
      else this.#writes.delete(user);
    }
  }

  async #write(
    user: string,
    call: Call,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Refusal | null> {
    const { accounts, gate, store } = this.#options;
    const { 'content-length': length = Infinity } = request.headers;
    if (call.kind === 'manifest' && Number(length) > largestManifest) return tooLarge;
    const full = await store.fullness(user);
    if (full !== null) return noRoom(full);
    const status = await gate.pass(
      (signal) => this.#forwardWrite(user, call, request, response, signal),
      (answer) => typeof answer === 'number' && answer < 400,
    );
    if (typeof status !== 'number') return status;
    if (call.kind === 'manifest' && status === 201) accounts.tellPush(user);
    return null;
  }

  /** The registry's status, or why the write was broken off. */
  async #forwardWrite(
    user: string,
    call: Call,
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<number | Refusal> {
    const { store } = this.#options;
    const meter = addAbortSignal(
      signal,
      meterUpload(() => store.fullness(user)),
    );
    try {
      const options = { ...this.#behind, target: call.target, meter };
      return await forwardCall(request, response, options);
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      if (call.upload) await store.removeUpload(call.repository, call.upload);
      return noRoom(error.message);
    } finally {
      meter.destroy(); // Where the client went away, nothing else lets go of the signal.
    }
  }
}

const notYours = (user: string): Refusal => ({
  code: 'DENIED',
  message: `requested access to the resource is denied: your repositories begin with ${user}/`,
});

const tooLarge: Refusal = {
  code: 'MANIFEST_INVALID',
  message: 'a manifest has 4 MB at most, and says how much it has',
};

const noRoom = (why: string): Refusal => ({
  code: 'DENIED',
  message: `there is no more room for your images: ${why}`,
});
