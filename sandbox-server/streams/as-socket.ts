import type { Duplex } from 'node:stream';

const socketMethods = ['setKeepAlive', 'setNoDelay', 'setTimeout', 'ref', 'unref'];

/** The same stream with what node:http calls on a socket and a mere stream does not have. */
export function asSocket(stream: Duplex): Duplex {
  const missing = socketMethods.filter((name) => !(name in stream));
  return Object.assign(stream, Object.fromEntries(missing.map((name) => [name, () => stream])));
}
