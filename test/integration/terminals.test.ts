import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { TerminalClient } from '../support/terminal-client.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let server: RealServer;
let session: string;

beforeAll(async () => {
  server = await openRealServer();
  session = (await new ApiClient(server.url).start()).id;
}, 120_000);
afterAll(() => server.dispose(), 60_000);

const open = (name?: string, query?: string) =>
  TerminalClient.open(server.url, session, name, query);
const prompt = /learner@sandbox.*\$ /;

test('a reload finds the screen as it was: text, colours, wide characters, cursor', async () => {
  const before = await open('reload');
  await before.until(prompt);
  before.type('printf "\\033[31mrot\\033[0m 世界 👩‍👩‍👧 é\\n"\r');
  await before.until(/\nrot 世界.*\$ $/s);
  before.type('half a comm');
  await before.until(/half a comm/);
  before.close();
  const after = await open('reload');
  expect(await after.frame('screen')).toMatchObject({ cols: 100, rows: 30 });
  const screen = await after.until(/half a comm/);
  expect(screen).toContain('\u001b[31mrot');
  expect(screen).toContain('世界 👩‍👩‍👧 é');
  after.type('and\u0015echo still-the-same-shell\r');
  await after.until(/\nstill-the-same-shell/);
  await after.end();
});

test('two viewers see the same, and each other’s size', async () => {
  const [first, second] = [await open('pair'), await open('pair')];
  await first.until(prompt);
  second.type('echo shared\r');
  await Promise.all([first.until(/\nshared/), second.until(/\nshared/)]);
  second.send({ type: 'resize', cols: 77, rows: 21 });
  expect(await first.frame('resized')).toEqual({ type: 'resized', cols: 77, rows: 21 });
  first.type('stty size\r');
  await first.until(/21 77/);
  first.close();
  await second.end();
});

test('a full-screen program survives a reload: nano in the alternate screen', async () => {
  const before = await open('nano');
  await before.until(prompt);
  before.type('nano note.txt\r');
  await before.until(/GNU nano/);
  before.type('written before');
  await before.until(/written before/);
  before.close();
  const after = await open('nano');
  const screen = await after.until(/written before/);
  expect(screen).toContain('\u001b[?1049h');
  after.type('\u000f\r\u0018');
  await after.until(prompt);
  after.type('cat note.txt\r');
  await after.until(/\nwritten before/);
  await after.end();
});

test('a paste of several lines arrives as one, in bracketed paste mode', async () => {
  const terminal = await open('paste');
  expect(await terminal.until(prompt)).toContain('\u001b[?2004h');
  terminal.type('\u001b[200~echo one\necho two\u001b[201~');
  await terminal.until(/echo two/);
  terminal.type('\r');
  await terminal.until(/\none\ntwo/);
  await terminal.end();
});

test('`yes` with a viewer that draws nothing fills no memory, and Ctrl-C ends it at once', async () => {
  const terminal = await open('flood');
  await terminal.until(prompt);
  terminal.acknowledges = false;
  const before = memory();
  terminal.type('yes\r');
  let most = 0;
  for (let round = 0; round < 30; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    most = Math.max(most, memory() - before);
  }
  const sent = terminal.bytes;
  expect(sent).toBeLessThan(1024 * 1024);
  expect(most).toBeLessThan(16 * 1024 * 1024);
  terminal.acknowledges = true;
  terminal.send({ type: 'ack', bytes: sent });
  terminal.type('\u0003');
  await terminal.until(/\^C\n.*\$ $/);
  await terminal.end();
}, 30_000);

test('100 MB of output pass to a viewer that draws, without filling memory', async () => {
  const terminal = await open('big');
  terminal.keeps = 1_000;
  await terminal.until(prompt);
  const before = memory();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, memory() - before)), 250);
  terminal.type('head -c 100000000 /dev/zero | tr "\\0" "x" | fold -w 99; echo; echo all-of-it\r');
  await terminal.until(/\nall-of-it/, 150_000);
  clearInterval(watch);
  expect(terminal.bytes).toBeGreaterThan(100_000_000);
  expect(most).toBeLessThan(16 * 1024 * 1024);
  await terminal.end();
}, 180_000);

test('a shell that ends says so, and the next connection gets a new one', async () => {
  const terminal = await open('short');
  await terminal.until(prompt);
  const closed = once(terminal.socket, 'close');
  terminal.type('exit 3\r');
  expect(await terminal.frame('exit')).toEqual({ type: 'exit', exitCode: 3 });
  expect((await closed)[0]).toBe(1000);
  const again = await open('short');
  await again.until(prompt);
  await again.end();
});

test('frames that mean nothing are refused in words, and the shell goes on', async () => {
  const terminal = await open('frames');
  await terminal.until(prompt);
  for (const [frame, code] of [
    ['{not json', 'bad-frame'],
    ['{"type":"format-disk"}', 'bad-frame'],
    [{ type: 'resize', cols: 10_000, rows: 30 }, 'bad-size'],
    [{ type: 'resize', cols: -1, rows: 0 }, 'bad-size'],
    [{ type: 'input', data: 7 }, 'bad-frame'],
  ] as const) {
    terminal.send(frame);
    expect(await terminal.frame('problem')).toMatchObject({
      problem: { code, expected: expect.any(String), found: expect.any(String) },
    });
  }
  terminal.socket.send(Buffer.from([1, 2, 3]));
  expect(await terminal.frame('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
  terminal.type('echo alive\r');
  await terminal.until(/\nalive/);
  await terminal.end();
});

test('a terminal with an impossible size or name is refused', async () => {
  const wide = await open('wide', 'cols=10000&rows=30');
  expect(await wide.frame('problem')).toMatchObject({ problem: { code: 'bad-size' } });
  const odd = await open(encodeURIComponent('../etc'));
  expect(await odd.frame('problem')).toMatchObject({ problem: { code: 'bad-terminal-name' } });
});

test('a ninth terminal is refused, and fits once another has been closed', async () => {
  const fresh = (await new ApiClient(server.url).start()).id;
  const to = (name: string) => TerminalClient.open(server.url, fresh, name);
  const eight = await Promise.all(
    ['main', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => to(name)),
  );
  await Promise.all(eight.map((terminal) => terminal.until(prompt)));
  const ninth = await to('ninth');
  expect(await ninth.frame('problem')).toMatchObject({
    problem: { code: 'too-many-terminals', remedy: expect.stringContaining('exit') },
  });
  eight[7]?.type('exit\r');
  await eight[7]?.frame('exit');
  const next = await to('next');
  await next.until(prompt);
}, 20_000);

/** Memory that is in use: the first collection frees buffers in the background, the second waits for it. */
function memory(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
