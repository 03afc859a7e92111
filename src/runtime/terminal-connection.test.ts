import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { TerminalSize } from '../../protocol/terminal.ts';
import { InMemoryServer } from '../../test/doubles/in-memory-server.ts';
import { TerminalConnection } from './terminal-connection.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import { until } from './until.ts';

/** Draws at once, or keeps what it should draw until it is told to. */
class RecordingScreen implements TerminalScreen {
  shown = '';
  sizes: TerminalSize[] = [];
  held: (() => void)[] | null = null;
  clear(size: TerminalSize): void {
    this.shown = '';
    this.sizes.push(size);
  }
  write(bytes: Uint8Array, drawn: () => void): void {
    this.shown += new TextDecoder().decode(bytes);
    if (this.held) this.held.push(drawn);
    else drawn();
  }
  resized(size: TerminalSize): void {
    this.sizes.push(size);
  }
  showEnd(): void {}
}

let server: InMemoryServer;
let base: string;
let attached: { socket: WebSocket; name: string; size: TerminalSize }[];
let frames: { type: string; bytes?: number; data?: string; cols?: number; rows?: number }[];
let connection: TerminalConnection;
let screen: RecordingScreen;

beforeEach(async () => {
  attached = [];
  frames = [];
  server = new InMemoryServer((socket, name, size) => {
    attached.push({ socket, name, size });
    socket.on('message', (data) => frames.push(JSON.parse(String(data))));
    socket.send(JSON.stringify({ type: 'screen', ...size }));
    socket.send(Buffer.from(`shell ${attached.length}\r\n`));
  });
  base = (await server.listen()).replace('http', 'ws');
  screen = new RecordingScreen();
  connection = new TerminalConnection(
    'main',
    ({ cols, rows }) => `${base}/api/sessions/s/terminals/main?cols=${cols}&rows=${rows}`,
  );
});
afterEach(async () => {
  connection.dispose();
  await server.close();
});

const online = () => until(() => connection.state.value === 'online');

test('attaching names the size and draws the screen that the server has', async () => {
  connection.attach(screen, { cols: 100, rows: 30 });
  await vi.waitFor(() => expect(screen.shown).toBe('shell 1\r\n'));
  expect(attached[0]).toMatchObject({ name: 'main', size: { cols: 100, rows: 30 } });
});

test('a pane that is made narrower while the screen is on its way stays narrow', async () => {
  connection.attach(screen, { cols: 100, rows: 30 });
  connection.resize({ cols: 50, rows: 30 });
  await vi.waitFor(() => expect(screen.shown).toBe('shell 1\r\n'));
  expect(screen.sizes).toEqual([
    { type: 'screen', cols: 100, rows: 30 },
    { cols: 50, rows: 30 },
  ]);
});

test('keys reach the shell', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  connection.input('ls\r');
  await vi.waitFor(() => expect(frames).toContainEqual({ type: 'input', data: 'ls\r' }));
});

test('only what has been drawn is acknowledged, in few frames', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await vi.waitFor(() => expect(frames).toContainEqual({ type: 'ack', bytes: 9 }));
  screen.held = [];
  for (let chunk = 0; chunk < 6; chunk++) attached[0]!.socket.send(Buffer.alloc(16 * 1024, 'x'));
  await vi.waitFor(() => expect(screen.held).toHaveLength(6));
  expect(frames.filter(({ type }) => type === 'ack')).toHaveLength(1);
  for (const drawn of screen.held!) drawn();
  await vi.waitFor(() =>
    expect(frames.slice(1)).toEqual([32, 32, 32].map((kb) => ({ type: 'ack', bytes: kb * 1024 }))),
  );
});

test('what an old line drew is not acknowledged on the next', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await vi.waitFor(() => expect(frames).toHaveLength(1));
  screen.held = [];
  attached[0]!.socket.send(Buffer.alloc(100_000));
  await vi.waitFor(() => expect(screen.held).toHaveLength(1));
  const late = screen.held![0]!;
  screen.held = null;
  server.dropSockets();
  await vi.waitFor(() => expect(screen.shown).toBe('shell 2\r\n'));
  late();
  await vi.waitFor(() => expect(frames).toHaveLength(2));
  expect(frames.map(({ bytes }) => bytes)).toEqual([9, 9]);
});

test('a shell that ended says so, and a new one is had by connecting', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  attached[0]!.socket.send(JSON.stringify({ type: 'exit', exitCode: 3 }));
  attached[0]!.socket.close(1000);
  await until(() => connection.state.value === 'exited');
  expect(connection.exitCode.value).toBe(3);
  connection.connect();
  await vi.waitFor(() => expect(screen.shown).toBe('shell 2\r\n'));
});

test('a refusal is kept for the learner and not tried again', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  const problem = { code: 'too-many-terminals', message: 'Eight terminals are the most.' };
  attached[0]!.socket.send(JSON.stringify({ type: 'problem', problem }));
  attached[0]!.socket.close(1008);
  await until(() => connection.state.value === 'refused');
  expect(connection.problem.value).toEqual(problem);
  expect(attached).toHaveLength(1);
});

test('a frame that the server did not understand leaves the shell as it is', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  const problem = { code: 'bad-frame', message: 'Not understood.' };
  attached[0]!.socket.send(JSON.stringify({ type: 'problem', problem }));
  await until(() => connection.problem.value);
  expect(connection.state.value).toBe('online');
});

test('frames that make no sense are passed over', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  attached[0]!.socket.send('{"type":');
  attached[0]!.socket.send('{"type":"from-the-future"}');
  attached[0]!.socket.send(Buffer.from('on'));
  await vi.waitFor(() => expect(screen.shown).toBe('shell 1\r\non'));
});

test('many changes of size become one, within what a terminal may have', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  for (let cols = 81; cols < 90; cols++) connection.resize({ cols, rows: 24 });
  connection.resize({ cols: 10_000, rows: 0 });
  await vi.waitFor(() => expect(frames.some(({ type }) => type === 'resize')).toBe(true));
  expect(frames.filter(({ type }) => type === 'resize')).toEqual([
    { type: 'resize', cols: 1000, rows: 1 },
  ]);
});

test('closing a terminal ends its shell', async () => {
  connection.attach(screen, { cols: 80, rows: 24 });
  await online();
  connection.hangUp();
  await vi.waitFor(() => expect(frames).toContainEqual({ type: 'close' }));
  expect(connection.state.value).toBe('waiting');
});
