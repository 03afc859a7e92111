import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { TerminalClient } from '../support/terminal-client.ts';

let server: RealServer;
let api: ApiClient;
let base: string;
let terminal: TerminalClient;

beforeAll(async () => {
  server = await openRealServer();
  api = new ApiClient(server.url);
  const { id } = await api.start();
  base = `/api/sessions/${id}`;
  terminal = await TerminalClient.open(server.url, id);
  await terminal.until(/\$ $/);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

const put = (path: string, content: string, headers: Record<string, string> = {}) =>
  api.call('PUT', `${base}/files/${path}`, content, {
    'content-type': 'application/octet-stream',
    ...headers,
  });

test('an edit is in the machine before the next command runs', async () => {
  for (let round = 0; round < 10; round++) {
    await put('edited.txt', `round ${round}\n`);
    terminal.type('cat edited.txt\r');
    await terminal.until(new RegExp(`\nround ${round}\n`));
  }
});

test('an edit in the terminal is told of, and appears in the editor', async () => {
  const events = new WebSocket(`${server.url.replace('http', 'ws')}${base}/events`);
  const changed = new Promise((resolve) => {
    events.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString());
      if (event.type === 'file-changed' && event.file.path === 'from-shell.txt')
        resolve(event.file);
    });
  });
  await once(events, 'message');
  terminal.type('echo "from the shell" > from-shell.txt\r');
  expect(await changed).toMatchObject({ kind: 'file', size: 15, writable: true });
  expect((await api.call('GET', `${base}/files/from-shell.txt`)).body).toBe('from the shell\n');
  events.close();
});

test('a file changed on both sides is not overwritten', async () => {
  const { body } = await put('both.txt', 'first\n');
  const { version } = body as { version: string };
  terminal.type('echo theirs > both.txt; echo done\r');
  await terminal.until(/\ndone\n/);
  const refused = await put('both.txt', 'mine\n', { 'if-match': `"${version}"` });
  expect([refused.status, problemIn(refused).code]).toEqual([412, 'file-changed']);
  const now = await api.call('GET', `${base}/files/both.txt`);
  expect(now.body).toBe('theirs\n');
  const accepted = await put('both.txt', 'mine\n', { 'if-match': now.headers.get('etag') ?? '' });
  expect(accepted.status).toBe(200);
  expect((await put('both.txt', 'new\n', { 'if-none-match': '*' })).status).toBe(412);
});

test.each([
  ['../outside.txt', 404], // `fetch` itself makes another address of it.
  ['%2e%2e/outside.txt', 404],
  ['..%2foutside.txt', 400],
  ['a/..%2f..%2fetc/passwd', 400],
  ['%2fetc/passwd', 400],
  ['bad%00name', 400],
  ['bad%0aname', 400],
  ['', 400],
])('the path %j does not leave the workspace', async (path, status) => {
  const answer = await put(path, 'x');
  expect(answer.status).toBe(status);
  expect(problemIn(answer)).toMatchObject({
    expected: expect.any(String),
    found: expect.any(String),
  });
});

test('a symbolic link leads nowhere out of the workspace', async () => {
  terminal.type('ln -s /etc out; ln -s /etc/passwd passwd; ln -s .. up; echo linked\r');
  await terminal.until(/\nlinked\n/);
  for (const path of ['out/hostname', 'passwd', 'up/.bashrc']) {
    const read = await api.call('GET', `${base}/files/${path}`);
    expect([path, problemIn(read).code]).toEqual([
      path,
      expect.stringMatching(/outside-workspace|not-a-file/),
    ]);
    expect((await put(path, 'x')).status).toBeGreaterThanOrEqual(400);
  }
});

test('names with odd characters are names', async () => {
  for (const name of [
    'with space.txt',
    'it\'s "quoted".txt',
    '世界.txt',
    '-rf',
    '$(reboot).txt',
    '%.txt',
  ]) {
    expect((await put(encodeURIComponent(name), name)).status).toBe(200);
    expect((await api.call('GET', `${base}/files/${encodeURIComponent(name)}`)).body).toBe(name);
  }
});

test('a file over 8 MB is refused, one of 8 MB is not', async () => {
  const most = 8 * 1024 * 1024;
  expect((await put('most.bin', 'x'.repeat(most))).status).toBe(200);
  const over = await put('over.bin', 'x'.repeat(most + 1));
  expect([over.status, problemIn(over).code]).toEqual([413, 'file-too-large']);
});

test('what is not there, and what is no file, is said to be so', async () => {
  terminal.type('mkdir -p folder && mkfifo pipe; echo made\r');
  await terminal.until(/\nmade\n/);
  expect(problemIn(await api.call('GET', `${base}/files/nothing.txt`)).code).toBe('file-not-found');
  expect(problemIn(await api.call('GET', `${base}/files/folder`)).code).toBe('not-a-file');
  expect(problemIn(await api.call('GET', `${base}/files/pipe`)).code).toBe('not-a-file');
});

test('a file that a container’s root wrote can be read, and says why it cannot be written', async () => {
  terminal.type(
    'docker run --rm -v "$PWD":/w python:3-slim sh -c "echo root > /w/root.txt"; echo done\r',
  );
  await terminal.until(/\ndone\n/, 20_000);
  expect((await api.call('GET', `${base}/files/root.txt`)).body).toBe('root\n');
  const refused = await put('root.txt', 'mine');
  expect([refused.status, problemIn(refused).code]).toEqual([403, 'permission-denied']);
}, 30_000);
