import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignIn } from '../http/sign-in.ts';
import { PageFolders } from '../own-lesson-pages/page-folders.ts';
import type { Actor } from '../people/actor.ts';
import { ownLessonPageRoutes } from './own-lesson-pages.ts';
import type { Server } from './route-context.ts';
import { answerNotFound, siteRoutes } from './site.ts';

const slug = 'own-abcdefghijkl';
const address = `/lessons/${slug}/`;
let home: string;
let server: FastifyInstance;

/** Who asks is named by a header here; how people sign in is tested elsewhere. */
const signIn = {
  personOrNull: ({ headers }: FastifyRequest) => headers['x-who'] ?? null,
  actor: ({ headers }: FastifyRequest) => ({ id: headers['x-who'], name: 'A', role: 'learner' }),
} as unknown as SignIn;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-own-routes-'));
  const folders = new PageFolders(home);
  const write = async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  const dist = join(home, 'dist');
  await write(join(dist, '404.html'), 'nothing here');
  await write(join(dist, 'ja/404/index.html'), 'nothing here, in Japanese');
  await write(join(dist, 'lessons/volumes/index.html'), 'a lesson of the course');
  const pages = join(folders.ofLesson(slug), 'pages-1-aaaaaaaaaaaa');
  await write(join(pages, `lessons/${slug}/index.html`), 'an own lesson');
  await write(join(pages, `lessons/${slug}/index.html.br`), 'packed');
  await write(join(pages, `ja/lessons/${slug}/index.html`), 'one in Japanese');
  await write(join(folders.assets, 'page.abc.js'), 'script');
  await symlink('pages-1-aaaaaaaaaaaa', folders.served(slug));
  server = Fastify();
  answerNotFound(server as unknown as Server, true);
  await siteRoutes(server as unknown as Server, dist);
  const maySee = async ({ id }: Actor, asked: string) => id === 'ada' && asked.startsWith('own-');
  ownLessonPageRoutes(server as unknown as Server, { folders, maySee }, signIn);
});
afterAll(async () => {
  await server.close();
  await rm(home, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers: { 'accept-encoding': 'identity', ...headers } });

test('who may read an own lesson gets its page, and keeps no copy', async () => {
  const answer = await get(address, { 'x-who': 'ada' });
  expect(answer.body).toBe('an own lesson');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  });
  expect((await get(`/ja${address}`, { 'x-who': 'ada' })).body).toBe('one in Japanese');
});

test('it comes packed, as other pages do', async () => {
  const answer = await get(address, { 'x-who': 'ada', 'accept-encoding': 'br' });
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.body).toBe('packed');
});

test('to others it is as unknown as one that is not there', async () => {
  const others = await get(address, { 'x-who': 'eve' });
  const none = await get('/lessons/own-zzzzzzzzzzzz/', { 'x-who': 'eve' });
  expect([others.statusCode, others.body]).toEqual([404, 'nothing here']);
  expect([none.statusCode, none.body]).toEqual([404, 'nothing here']);
  expect(Object.keys(others.headers)).toEqual(Object.keys(none.headers));
  expect((await get(`/ja${address}`, { 'x-who': 'eve' })).body).toBe('nothing here, in Japanese');
});

test('one whose pages are not built is not found by who may read it', async () => {
  const answer = await get('/lessons/own-zzzzzzzzzzzz/', { 'x-who': 'ada' });
  expect([answer.statusCode, answer.body]).toEqual([404, 'nothing here']);
});

test('who is not signed in is led there, whether there is a lesson or not', async () => {
  for (const path of [address, '/lessons/own-zzzzzzzzzzzz/']) {
    const answer = await get(path);
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe(
      `/classroom/sign-in/?${new URLSearchParams({ return: path })}`,
    );
  }
  expect((await get(`/ja${address}`)).headers.location).toMatch(/^\/ja\/classroom\/sign-in\//);
});

test('scripts are for everybody, for a year', async () => {
  const answer = await get('/_own/page.abc.js');
  expect(answer.body).toBe('script');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each([
  ['below the folder of scripts', '/_own/../own-abcdefghijkl/pages/assets.json'],
  ['so, in other characters', `/_own/..%2f${slug}%2fpages%2flessons%2f${slug}%2findex.html`],
  ['of no lesson', '/lessons/own-ABCDEFGHIJKL/'],
  ['with more behind it', `${address}index.html`],
  ['with a path in it', '/lessons/own-..%2fabcdefghi/'],
])('nothing is found %s', async (_name, path) => {
  const answer = await get(path, { 'x-who': 'ada' });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('own lesson');
});

test('the course’s pages are as before', async () => {
  const answer = await get('/lessons/volumes/');
  expect(answer.body).toBe('a lesson of the course');
  expect(answer.headers['cache-control']).toBe('no-cache');
});
