import { afterEach, beforeEach, expect, test } from 'vitest';
import { maxFileBytes } from '../../protocol/workspace.ts';
import { InMemoryServer } from '../../test/doubles/in-memory-server.ts';
import { FileClient } from './file-client.ts';
import { HttpClient } from './http-client.ts';
import { SessionClient } from './session-client.ts';
import { until } from './until.ts';
import { WorkspaceFiles } from './workspace-files.ts';

let server: InMemoryServer;
let files: WorkspaceFiles;

beforeEach(async () => {
  server = new InMemoryServer();
  const http = new HttpClient(await server.listen());
  const { id } = await new SessionClient(http).create('flask-app', 'en');
  server.workspace.write('app.py', 'print()\n');
  server.workspace.write('Dockerfile', 'FROM python\n');
  files = new WorkspaceFiles(
    new FileClient(http, `/api/sessions/${id}`),
    ['Dockerfile', 'none', 'app.py'],
    null,
  );
  server.announce = (event) => files.follow(event);
  await files.refresh();
});
afterEach(async () => {
  files.restart();
  await server.close();
});

const openPaths = () => files.documents.value.map(({ path }) => path);
const settled = (path: string) => {
  const document = files.open(path);
  return until(() => document.status.value !== 'loading' && document);
};

test('the lesson’s files are open, the first in front, and one that is missing is left out', () => {
  expect(openPaths()).toEqual(['Dockerfile', 'app.py']);
  expect(files.active.value?.path).toBe('Dockerfile');
});

test('a file made in the terminal appears in the tree', async () => {
  server.workspace.write('data/new.txt', 'x');
  expect(files.entries.value.has('data/new.txt')).toBe(true);
  server.workspace.remove('data/new.txt');
  expect(files.entries.value.has('data/new.txt')).toBe(false);
});

test('a binary file is shown as such', async () => {
  server.workspace.write('logo.png', Buffer.from([0x89, 0x50, 0]));
  expect((await settled('logo.png')).status.value).toBe('binary');
});

test('a huge file is not even asked for', async () => {
  server.workspace.write('huge.log', Buffer.alloc(maxFileBytes + 1, 'x'));
  expect((await settled('huge.log')).status.value).toBe('too-large');
  expect(server.calls).not.toContainEqual(expect.stringContaining('huge.log'));
});

test('a large text is shown read-only', async () => {
  server.workspace.write('large.log', 'x'.repeat(2_000_000));
  const document = await settled('large.log');
  expect([document.status.value, document.readOnly.value]).toEqual(['text', 'large']);
});

test('names that a URL would read otherwise are passed whole', async () => {
  const path = 'my notes/50% #1?.txt';
  server.workspace.write(path, 'odd\n');
  expect((await settled(path)).text.value).toBe('odd\n');
});

test.each(['../x', 'a//b', '/etc/passwd', '', 'a\u0000b'])(
  'a new file cannot be called %j',
  async (path) => {
    await expect(files.create(path)).rejects.toMatchObject({ problem: { code: 'bad-path' } });
  },
);

test('a new file that exists already is not emptied', async () => {
  await expect(files.create('app.py')).rejects.toMatchObject({ problem: { code: 'file-changed' } });
  expect(server.workspace.text('app.py')).toBe('print()\n');
});

test('a new file is made and opened', async () => {
  await files.create('tests/test_app.py');
  expect(server.workspace.text('tests/test_app.py')).toBe('');
  expect(files.active.value?.path).toBe('tests/test_app.py');
});

test('deleting a file closes it and shows its neighbour', async () => {
  await files.remove('Dockerfile');
  expect(openPaths()).toEqual(['app.py']);
  expect(files.active.value?.path).toBe('app.py');
});

test('closing a file saves it first', async () => {
  const document = await settled('app.py');
  document.edit('print(1)\n');
  await files.close('app.py');
  expect(server.workspace.text('app.py')).toBe('print(1)\n');
  expect(openPaths()).toEqual(['Dockerfile']);
});

test('a file that cannot be saved stays open, and is named', async () => {
  const document = await settled('app.py');
  document.edit('mine\n');
  server.workspace.write('app.py', 'theirs\n');
  await until(() => document.conflict.value);
  await files.close('app.py');
  expect(openPaths()).toContain('app.py');
  expect(await files.saveAll()).toEqual([document]);
});

test('after a reset the same files are open again, as the lesson has them', async () => {
  (await settled('app.py')).edit('mine\n');
  files.restart();
  expect(openPaths()).toEqual([]);
  await files.refresh();
  expect(openPaths()).toEqual(['Dockerfile', 'app.py']);
  expect((await settled('app.py')).text.value).toBe('print()\n');
});
