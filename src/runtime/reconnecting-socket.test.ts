import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { ReconnectingSocket, type SocketOptions } from './reconnecting-socket.ts';
import { until } from './until.ts';

let http: Server;
let sockets: WebSocketServer;
let url: string;
let opened: ReconnectingSocket[];

beforeEach(async () => {
  http = createServer();
  sockets = new WebSocketServer({ server: http });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`;
  opened = [];
});
afterEach(() => {
  for (const socket of opened) socket.close();
  for (const client of sockets.clients) client.terminate();
  http.close();
});

function connect(options: Partial<SocketOptions> = {}): ReconnectingSocket {
  const socket = new ReconnectingSocket({ url: () => url, onMessage: () => {}, ...options });
  opened.push(socket);
  socket.open();
  return socket;
}
const reaches = (socket: ReconnectingSocket, state: string) =>
  until(() => socket.state.value === state);
const cut = () => sockets.clients.forEach((client) => client.terminate());

test('a line that was cut comes back by itself', async () => {
  const socket = connect();
  await reaches(socket, 'online');
  cut();
  await reaches(socket, 'lost');
  await reaches(socket, 'online');
});

test('what is sent while the line is down is refused, not kept', async () => {
  const received: string[] = [];
  sockets.on('connection', (client) => client.on('message', (data) => received.push(String(data))));
  const socket = connect();
  expect(socket.send('too early')).toBe(false);
  await reaches(socket, 'online');
  cut();
  await reaches(socket, 'lost');
  expect(socket.send('too late')).toBe(false);
  await reaches(socket, 'online');
  expect(socket.send('now')).toBe(true);
  await vi.waitFor(() => expect(received).toEqual(['now']));
});

test('the learner’s return tries at once, however long the wait was', async () => {
  let wake = () => {};
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  const setTimer = vi.spyOn(globalThis, 'setTimeout');
  const socket = connect({
    onWake: (callback) => {
      wake = callback;
      return () => {};
    },
  });
  await reaches(socket, 'online');
  setTimer.mockImplementation((() => 0) as never);
  cut();
  await reaches(socket, 'lost');
  await vi.waitFor(() => expect(setTimer).toHaveBeenCalledWith(expect.any(Function), 300));
  setTimer.mockRestore();
  random.mockRestore();
  wake();
  await reaches(socket, 'online');
});

test('a line that makes no sense any more is given up', async () => {
  const socket = connect({ mayRetry: async () => false });
  await reaches(socket, 'online');
  cut();
  await reaches(socket, 'closed');
});

test('closing while another try is pending ends it', async () => {
  const socket = connect();
  await reaches(socket, 'online');
  cut();
  await reaches(socket, 'lost');
  socket.close();
  expect(socket.state.value).toBe('closed');
  socket.open();
  await reaches(socket, 'online');
});
