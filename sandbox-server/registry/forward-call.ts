import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface ForwardOptions {
  /** Unix socket of the registry. */
  readonly socket: string;
  /** Keeps connections: a registry that closes its own after an answer may do so under our last write. */
  readonly agent: Agent;
  /** Path and query. */
  readonly target: string;
  /** Through which the body goes; without one, no body is passed on. */
  readonly meter?: Transform;
}

const passedOn = ['accept', 'range'];
/** What tells of a body; without the body it would make the next call on the connection one. */
const ofBody = ['content-length', 'content-range', 'content-type'];
/** What belongs to one connection and not to the answer. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Passes a call on to the registry behind the door, and its answer back. Resolves with the answer's
 * status once all of it was sent. Rejects where either side breaks off, or with the meter's error;
 * the caller can still be answered then, unless an answer has begun.
 */
export async function forwardCall(
  from: IncomingMessage,
  to: ServerResponse,
  { socket, agent, target, meter }: ForwardOptions,
): Promise<number> {
  const call = request({
    socketPath: socket,
    method: from.method,
    path: target,
    headers: pick(from.headers, meter ? [...passedOn, ...ofBody] : passedOn),
    agent,
  });
  const answering = new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', resolve);
    call.on('error', reject);
  });
  to.on('close', () => call.destroy(new Error('the client went away')));
  if (meter) {
    meter.on('error', (error) => call.destroy(error));
    from.pipe(meter).pipe(call);
  } else call.end();
  const answer = await answering;
  const status = answer.statusCode ?? 502;
  to.writeHead(status, headersOf(answer));
  await pipeline(answer, to);
  // An answer that did not wait for the end of the body: nobody will send that any more.
  if (!call.writableEnded) call.destroy();
  return status;
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  const given = names.map((name) => [name, headers[name]]);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'));
}

function headersOf({ headers }: IncomingMessage): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.has(name)));
}
