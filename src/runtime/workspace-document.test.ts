import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  server.workspace.write('Dockerfile', 'FROM python\n');
  files = new WorkspaceFiles(new FileClient(http, `/api/sessions/${id}`), ['Dockerfile'], null);
  // As the event stream does, in the order in which the machine changed.
  server.announce = (event) => files.follow(event);
  await files.refresh();
  await until(() => files.active.value?.status.value !== 'loading');
});
afterEach(async () => {
  files.restart();
  await server.close();
});

const dockerfile = () => files.active.peek()!;
const onMachine = () => server.workspace.text('Dockerfile');

test('the lesson’s file opens with its text', () => {
  expect(dockerfile().text.value).toBe('FROM python\n');
  expect(dockerfile().dirty.value).toBe(false);
});

test('typing is saved by itself', async () => {
  dockerfile().edit('FROM debian\n');
  expect(dockerfile().dirty.value).toBe(true);
  await vi.waitFor(() => expect(onMachine()).toBe('FROM debian\n'), 5000);
  await until(() => !dockerfile().dirty.value);
});

test('an edit in the machine appears where nothing was typed', async () => {
  server.workspace.write('Dockerfile', 'FROM redis\n');
  await until(() => dockerfile().text.value === 'FROM redis\n');
  expect(dockerfile().conflict.value).toBeNull();
});

test('a file changed on both sides is neither saved nor replaced', async () => {
  dockerfile().edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await until(() => dockerfile().conflict.value);
  expect(await dockerfile().save()).toBe(false);
  expect(onMachine()).toBe('FROM theirs\n');
  expect(dockerfile().text.value).toBe('FROM mine\n');
});

test('a change that gets in just before a save is not overwritten', async () => {
  server.beforeWrite = () => {
    server.beforeWrite = () => {};
    server.workspace.write('Dockerfile', 'FROM theirs\n');
  };
  dockerfile().edit('FROM mine\n');
  expect(await dockerfile().save()).toBe(false);
  expect(onMachine()).toBe('FROM theirs\n');
  expect(dockerfile().conflict.value?.text).toBe('FROM theirs\n');
});

test('Keep mine writes what the editor shows', async () => {
  dockerfile().edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await until(() => dockerfile().conflict.value);
  expect(await dockerfile().keepMine()).toBe(true);
  expect(onMachine()).toBe('FROM mine\n');
});

test('Take theirs shows what the machine has', async () => {
  dockerfile().edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await until(() => dockerfile().conflict.value);
  dockerfile().takeTheirs();
  expect(dockerfile().text.value).toBe('FROM theirs\n');
  expect(await dockerfile().save()).toBe(true);
});

test('the same change on both sides is no conflict', async () => {
  dockerfile().edit('FROM same\n');
  server.workspace.write('Dockerfile', 'FROM same\n');
  await until(() => !dockerfile().dirty.value);
  expect(dockerfile().conflict.value).toBeNull();
});

test('a conflict that the machine takes back is over', async () => {
  dockerfile().edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await until(() => dockerfile().conflict.value);
  server.workspace.write('Dockerfile', 'FROM python\n');
  await until(() => !dockerfile().conflict.value);
  expect(await dockerfile().save()).toBe(true);
  expect(onMachine()).toBe('FROM mine\n');
});

test('a file deleted in the machine stays here, and comes back only when asked', async () => {
  server.workspace.remove('Dockerfile');
  await until(() => dockerfile().removed.value);
  dockerfile().edit('FROM kept\n');
  expect(await dockerfile().save()).toBe(false);
  expect(onMachine()).toBeUndefined();
  expect(await dockerfile().keepMine()).toBe(true);
  expect(onMachine()).toBe('FROM kept\n');
});

test('an editor in the machine that replaces the file is followed', async () => {
  server.workspace.remove('Dockerfile');
  server.workspace.write('Dockerfile', 'FROM nano\n');
  await until(() => dockerfile().text.value === 'FROM nano\n');
  expect(dockerfile().removed.value).toBe(false);
});

test('putting a file of the lesson ends a conflict', async () => {
  dockerfile().edit('FROM mine\n');
  server.workspace.write('Dockerfile', 'FROM theirs\n');
  await until(() => dockerfile().conflict.value);
  expect(await files.put('Dockerfile', 'FROM lesson\n')).toBe(true);
  expect(onMachine()).toBe('FROM lesson\n');
});

test('a file of another user is shown and never written', async () => {
  server.workspace.write('Dockerfile', 'by root\n', false);
  await until(() => dockerfile().readOnly.value === 'not-writable');
  dockerfile().edit('mine\n');
  expect(await dockerfile().save()).toBe(false);
  expect(onMachine()).toBe('by root\n');
});

test('a save that the server refuses says why', async () => {
  const problem = { code: 'disk-full' as const, message: 'The disk is full.' };
  server.refusals.set('PUT ', { status: 507, problem });
  dockerfile().edit('FROM mine\n');
  expect(await dockerfile().save()).toBe(false);
  expect(dockerfile().problem.value).toEqual(problem);
  expect(await dockerfile().save()).toBe(true);
  expect(dockerfile().problem.value).toBeNull();
});
