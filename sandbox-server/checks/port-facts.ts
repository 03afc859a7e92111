import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { SlipwayError } from '../errors/slipway-error.ts';
import { asSocket } from '../streams/as-socket.ts';
import type { CheckFacts, PortAnswer } from './check-facts.ts';

/** Opens a TCP stream to a port of the machine; rejects with `port-closed`. */
export type PortConnect = (port: number, options: { signal: AbortSignal }) => Promise<Duplex>;

const maxBodyBytes = 256 * 1024;

/** The facts about ports, through `Driver.connectPort` or the like. */
export function createPortFacts(
  connect: PortConnect,
  { timeoutMs = 3000 }: { readonly timeoutMs?: number } = {},
): Pick<CheckFacts, 'fetchPort' | 'portAnswers'> {
  return {
    async fetchPort(port, path) {
      const signal = AbortSignal.timeout(timeoutMs);
      const stream = await open(connect, port, signal);
      if (!stream) return null;
      try {
        return await fetchPage(stream, { port, path, signal });
      } finally {
        stream.destroy();
      }
    },
    async portAnswers(port) {
      const stream = await open(connect, port, AbortSignal.timeout(timeoutMs));
      stream?.destroy();
      return stream !== null;
    },
  };
}

/** The stream; null where the port is closed or takes too long. */
async function open(connect: PortConnect, port: number, signal: AbortSignal) {
  try {
    const stream = await connect(port, { signal });
    // A reset after this is for whoever reads; without a listener it would end the process.
    return stream.on('error', () => undefined);
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof SlipwayError && error.code === 'port-closed') return null;
    throw error;
  }
}

interface PageOptions {
  readonly port: number;
  readonly path: string;
  readonly signal: AbortSignal;
}

/**
 * One GET over a fresh stream; null where what comes is not HTTP, or comes too late. An answer that
 * does not end, such as a stream of events, is judged by what has come in time.
 */
function fetchPage(
  stream: Duplex,
  { port, path, signal }: PageOptions,
): Promise<PortAnswer | null> {
  return new Promise((resolve) => {
    let settle = () => resolve(null);
    const call = request({
      createConnection: () => asSocket(stream),
      path,
      signal,
      headers: { host: `localhost:${port}`, connection: 'close' },
    });
    call.on('error', () => settle());
    call.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      settle = () => {
        const body = Buffer.concat(chunks).subarray(0, maxBodyBytes).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, body });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= maxBodyBytes) answer.destroy();
      });
      answer.on('error', () => settle());
      answer.on('close', () => settle());
    });
    call.end();
  });
}
