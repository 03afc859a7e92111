import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InMemoryServer } from '../../test/doubles/in-memory-server.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import { until } from './until.ts';
import { createWorkbench, type WorkbenchFacade } from './workbench.ts';

const prompt = '\u001b[?2004hlearner@sandbox:~/app$ ';
const blankScreen: TerminalScreen = {
  clear: () => {},
  write: (_bytes, drawn) => drawn(),
  resized: () => {},
  showEnd: () => {},
};

let server: InMemoryServer;
let base: string;
let bench: WorkbenchFacade;
let typed: string[];
let dockerfileWhenTyped: string | undefined;

beforeEach(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', new EventTarget());
  typed = [];
  server = new InMemoryServer((socket) => {
    socket.send(JSON.stringify({ type: 'screen', cols: 80, rows: 24 }));
    socket.send(Buffer.from(prompt));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type !== 'input') return;
      typed.push(frame.data);
      dockerfileWhenTyped = server.workspace.text('Dockerfile');
      socket.send(Buffer.from(frame.data === '\u0003' ? `^C\r\n${prompt}` : '\u001b[?2004l'));
    });
  });
  base = await server.listen();
  server.workspace.write('Dockerfile', 'FROM python\n');
  bench = open();
});
afterEach(async () => {
  bench.live.peek()?.dispose();
  await server.close();
  vi.unstubAllGlobals();
});

/** A page of the lesson, on which every terminal is drawn somewhere. */
function open(): WorkbenchFacade {
  const page = createWorkbench(base);
  page.live.subscribe((live) =>
    live?.terminals.connections.subscribe((connections) => {
      for (const connection of connections) {
        connection.attach(blankScreen, { cols: 80, rows: 24 });
      }
    }),
  );
  page.attach({ lesson: 'flask-app', language: 'en', open: ['Dockerfile'] });
  return page;
}
const run = (command: string, change: { terminal?: string; interrupt?: boolean } = {}) =>
  bench.run({ command, terminal: 'main', interrupt: false, ...change });
const keys = () => typed.join('').replaceAll('\u0003', '^C');

test('the first command starts a session, and is typed once there is a prompt', async () => {
  expect(bench.session.value).toBeNull();
  await run('docker ps');
  expect(bench.session.value).toMatchObject({ lesson: 'flask-app', state: 'ready' });
  await vi.waitFor(() => expect(keys()).toContain('docker ps\r'));
  expect(bench.problem.value).toBeNull();
});

test('two presses give one session', async () => {
  await Promise.all([bench.start(), bench.start(), run('ls')]);
  expect(server.calls.filter((call) => call === 'POST /api/sessions')).toHaveLength(1);
});

test('a session begins with what was chosen, and the one after it with what the server finds', async () => {
  bench.startFrom.value = 'previous';
  await bench.start();
  expect(bench.session.value?.from).toBe('previous');
  await bench.live.value!.end();
  await bench.start();
  expect(bench.session.value?.from).toBe('start');
  expect(server.calls.filter((call) => call === 'POST /api/sessions')).toHaveLength(2);
});

test('edits are in the machine before the command runs', async () => {
  await bench.start();
  const { files } = bench.live.value!;
  await until(() => files.active.value?.status.value === 'text');
  files.active.value!.edit('FROM debian\n');
  await run('docker build .');
  await vi.waitFor(() => expect(keys()).toContain('docker build .\r'));
  expect(dockerfileWhenTyped).toBe('FROM debian\n');
});

test('a command does not run over a file that was changed on both sides', async () => {
  await bench.start();
  const { files } = bench.live.value!;
  await until(() => files.active.value?.status.value === 'text');
  files.active.value!.edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await run('docker build .');
  expect(bench.problem.value?.message).toContain(
    'Dockerfile was changed both here and in the terminal',
  );
  expect(keys()).toBe('');
});

test('an interrupt comes first, and the command after the prompt is back', async () => {
  await run('flask run', { terminal: 'two' });
  await run('docker ps', { terminal: 'two', interrupt: true });
  await vi.waitFor(() => expect(keys()).toMatch(/flask run\r.*\^C.*docker ps\r/s));
  expect(bench.live.value!.terminals.active.value.name).toBe('two');
});

test('a reload goes on with the session, its terminals and files', async () => {
  await run('ls', { terminal: 'two' });
  await until(() => bench.live.value!.files.active.value?.status.value === 'text');
  const { id } = bench.session.value!;
  bench.live.value!.dispose();
  bench = open();
  await until(() => bench.session.value);
  expect(bench.session.value!.id).toBe(id);
  expect(bench.live.value!.terminals.connections.value.map(({ name }) => name)).toEqual([
    'main',
    'two',
  ]);
  await until(() => bench.live.value!.files.active.value?.path === 'Dockerfile');
  expect(server.calls.filter((call) => call === 'POST /api/sessions')).toHaveLength(1);
});

test('a session that is gone is forgotten without a word', async () => {
  await bench.start();
  bench.live.value!.dispose();
  server.session = null;
  bench = open();
  await until(() => bench.isOpening.value === null);
  expect([bench.session.value, bench.problem.value]).toEqual([null, null]);
  expect(localStorage.getItem('slipway:session:flask-app')).toBeNull();
});

test('a queued session runs the command when its turn comes', async () => {
  server.stateAtStart = 'queued';
  const running = run('ls');
  await until(() => bench.connection.value === 'online');
  server.change({ queue: { position: 2, etaSeconds: 30 } });
  await until(() => bench.session.value?.queue?.position === 2);
  expect(keys()).toBe('');
  server.change({ state: 'ready' });
  await running;
  await vi.waitFor(() => expect(keys()).toContain('ls\r'));
});

test('a session that cannot be started says why', async () => {
  const problem = { code: 'unknown-lesson' as const, message: 'There is no lesson "flask-app".' };
  server.refusals.set('POST /api/sessions', { status: 404, problem });
  await run('ls');
  expect(bench.problem.value).toEqual(problem);
  expect(bench.session.value).toBeNull();
});

test('a machine that fails while it starts says why, and the command is not left waiting', async () => {
  server.stateAtStart = 'starting';
  const running = run('ls');
  await until(() => bench.connection.value === 'online');
  const problem = { code: 'machine-failed' as const, message: 'The machine did not start.' };
  server.change({ state: 'failed', problem });
  await running;
  expect(bench.problem.value).toEqual(problem);
});

test('a server that is not there is named', async () => {
  await server.close();
  await bench.start();
  expect(bench.problem.value?.code).toBe('server-unreachable');
});

test('a sleeping session is woken by the next command', async () => {
  await bench.start();
  await until(() => bench.connection.value === 'online');
  server.change({ state: 'hibernated' });
  await until(() => bench.session.value?.state === 'hibernated');
  await run('ls');
  expect(server.calls).toContain(`POST /api/sessions/${bench.session.value!.id}/resume`);
  await vi.waitFor(() => expect(keys()).toContain('ls\r'));
});

test('a lost line is shown, and comes back with what happened meanwhile', async () => {
  await bench.start();
  await until(() => bench.connection.value === 'online');
  server.dropSockets();
  await until(() => bench.connection.value === 'lost');
  server.session = { ...server.session!, expiresAt: '2030-01-01T00:00:00Z' };
  server.workspace.write('made-meanwhile.txt', '');
  await until(() => bench.connection.value === 'online');
  await until(() => bench.session.value?.expiresAt === '2030-01-01T00:00:00Z');
  await until(() => bench.live.value!.files.entries.value.has('made-meanwhile.txt'));
});

test('after the end nothing is tried again, and the next start is a new session', async () => {
  await bench.start();
  const { id } = bench.session.value!;
  await bench.attempt((live) => live.end());
  await until(() => bench.session.value?.state === 'ended');
  await bench.start();
  expect(bench.session.value!.id).not.toBe(id);
  expect(bench.session.value!.state).toBe('ready');
});

test('checks tick by themselves, and when asked', async () => {
  await bench.start();
  await until(() => bench.connection.value === 'online');
  const doneAt = '2026-01-01T00:00:00Z';
  server.announce({
    type: 'checks',
    report: { steps: [{ step: 'run', doneAt: null, checks: [] }] },
  });
  server.announce({ type: 'step', result: { step: 'run', doneAt, checks: [] } });
  await until(() => bench.checks.value.steps[0]?.doneAt === doneAt);
  await bench.runChecks('build');
  expect(bench.checks.value.steps.map(({ step }) => step)).toEqual(['run', 'build']);
});

test('a pane that is asked for is named to the page', async () => {
  const shown: unknown[] = [];
  document.addEventListener('slipway:pane', ({ detail }) => shown.push(detail));
  await run('ls');
  bench.showPane('preview');
  expect(shown).toEqual(['terminal', 'preview']);
});
