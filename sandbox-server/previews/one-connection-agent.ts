import { Agent } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * An agent for one request over a stream that is already connected. Connections are not kept for
 * the next request: the apps of a course are stopped and started all the time, and a request on a
 * connection that died a moment ago fails although the new app answers.
 */
export function oneConnectionAgent(stream: Duplex): Agent {
  const agent = new Agent({ keepAlive: false });
  agent.createConnection = () => asSocket(stream);
  return agent;
}

/** Gives a stream the methods of a socket that HTTP clients call; they are hints, and do nothing. */
function asSocket(stream: Duplex): Duplex {
  if (stream instanceof Socket) return stream;
  const hint = () => stream;
  return Object.assign(stream, {
    setTimeout: hint,
    setNoDelay: hint,
    setKeepAlive: hint,
    ref: hint,
    unref: hint,
  });
}
