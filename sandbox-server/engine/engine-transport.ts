import { Agent, request, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { asSocket } from '../streams/as-socket.ts';

/** Opens a raw stream to an engine's HTTP API, such as `Driver.connectEngine` does. */
export type EngineConnect = () => Promise<Duplex>;

/** GET requests over streams that {@link EngineConnect} opens and that are used again. */
export interface EngineTransport {
  /** An answer of status 200. Rejects with `engine-unreachable` for any other. */
  get(path: string, options?: { readonly timeoutMs?: number }): Promise<IncomingMessage>;
  dispose(): void;
}

/** A transport that opens its first stream with its first request. */
export function createEngineTransport(connect: EngineConnect): EngineTransport {
  const agent = new StreamAgent(connect);
  const closing = new AbortController();
  return {
    get(path, { timeoutMs } = {}) {
      const signals = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
      const signal = AbortSignal.any([closing.signal, ...signals]);
      return new Promise((resolve, reject) => {
        const unreachable = (cause: unknown) => reject(engineUnreachable(path, cause));
        const call = request({ agent, path, signal, headers: { host: 'docker' } }, (answer) => {
          if (answer.statusCode === 200) return resolve(answer);
          answer.resume();
          unreachable(new Error(`the engine answered ${answer.statusCode}`));
        });
        call.on('error', unreachable);
        call.end();
      });
    },
    dispose() {
      closing.abort(new Error('disposed'));
      agent.destroy();
    },
  };
}

/** The error for whatever keeps us from an engine. A `SlipwayError` beneath it stays as it is. */
export function engineUnreachable(path: string, cause: unknown): SlipwayError {
  if (cause instanceof SlipwayError) return cause;
  return new SlipwayError('engine-unreachable', told('engine.silent'), {
    detail: { path, reason: String(cause) },
    cause,
  });
}

class StreamAgent extends Agent {
  readonly #connect: EngineConnect;

  constructor(connect: EngineConnect) {
    super({ keepAlive: true, maxFreeSockets: 1 });
    this.#connect = connect;
  }

  override createConnection(
    _options: unknown,
    done: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#connect().then(
      (stream) => done(null, asSocket(stream)),
      (error: Error) => done(error, undefined as never),
    );
  }
}
