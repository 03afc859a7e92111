import { sessionEventSchema, type SessionEvent } from '../../protocol/session-event.ts';
import { ReconnectingSocket, type SocketOptions } from './reconnecting-socket.ts';

/** The events of a session, over a socket that comes back by itself. */
export function openEventStream(
  options: Pick<SocketOptions, 'url' | 'onOpen' | 'mayRetry' | 'onWake'>,
  onEvent: (event: SessionEvent) => void,
): ReconnectingSocket {
  const socket = new ReconnectingSocket({
    ...options,
    onMessage: (data) => {
      const event = typeof data === 'string' ? parseEvent(data) : undefined;
      if (event) onEvent(event);
    },
  });
  socket.open();
  return socket;
}

/** Undefined for a frame of a kind that this page is too old to know. */
function parseEvent(text: string): SessionEvent | undefined {
  try {
    return sessionEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
