import type { WebSocket } from 'ws';

const pingEvery = 30_000;
/** A client that reads nothing is cut off, and gets all anew when it comes back. */
const maxBufferedBytes = 4 * 1024 * 1024;

/** Ends sockets whose other side went away without a word. */
export function keepAlive(socket: WebSocket): void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingEvery);
  socket.on('pong', () => (answered = true));
  socket.on('close', () => clearInterval(timer));
  socket.on('error', () => socket.terminate());
}

/** Sends a text frame of JSON, unless the socket is closed or does not read. */
export function sendJson(socket: WebSocket, frame: unknown): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > maxBufferedBytes) return socket.terminate();
  socket.send(JSON.stringify(frame));
}
