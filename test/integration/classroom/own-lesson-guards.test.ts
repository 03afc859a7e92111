import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftOf } from '../../support/assignment-world.ts';
import { auditActions, auditPageSchema } from '../../../protocol/audit.ts';
import type { Class } from '../../../protocol/class.ts';
import { type OwnLesson, ownLessonSchema } from '../../../protocol/own-lesson.ts';
import { type Answer, problemIn } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, idOf, outcome } from '../../support/class-world.ts';
import { makeZip } from '../../support/make-zip.ts';
import { ownLessonFiles, ownLessonWith, ownLessonZip } from '../../support/own-lesson.ts';
import { readServerId } from '../../../sandbox-server/composition/server-id.ts';
import { unpackLesson } from '../../../sandbox-server/own-lessons/unpack-lesson.ts';
import { openSqlite } from '../../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

let folders: string;
let world: ClassWorld;
/** The server's own data: no machine runs, so what a test would have found is put there. */
let storage: Storage;
let ours: Class;
let lea: BrowserClient;
let leo: BrowserClient;

beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'slipway-own-folders-'));
  for (const [path, content] of Object.entries(ownLessonFiles)) {
    const target = join(folders, 'lessons', 'greetings', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await writeFile(join(folders, 'secret.txt'), 'secret');
  await symlink(folders, join(folders, 'lessons', 'out'));
  world = await ClassWorld.open({ ownLessons: join(folders, 'lessons') });
  storage = await openSqlite(`${world.server.home}/slipway.sqlite`);
  ours = await world.makeClass(world.ina);
  lea = await world.join('Lea', ours);
  leo = await world.join('Leo', await world.makeClass(world.ivo));
}, 120_000);
afterAll(async () => {
  await storage.close();
  await world.dispose();
  await rm(folders, { recursive: true, force: true });
});

async function send(
  by: BrowserClient,
  zip: Buffer,
  [method, path]: readonly [string, string] = ['POST', '/api/own-lessons'],
): Promise<Answer> {
  const { url } = world.server;
  const answer = await fetch(`${url}${path}`, {
    ...{ method, body: new Uint8Array(zip) },
    headers: { 'content-type': 'application/zip', cookie: by.cookie, origin: url },
  });
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}
const bring = async (zip = ownLessonZip()): Promise<OwnLesson> => {
  const answer = await send(world.ina, zip);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return ownLessonSchema.parse(answer.body);
};

/** A lesson of Ina's as if its test had passed. */
async function bringReady(): Promise<string> {
  const { slug } = await bring();
  await world.server.lessonTrials.settled();
  const failed = await world.ina.call('GET', `/api/own-lessons/${slug}`);
  // There is no machine to test it in, and that is what it says.
  expect(failed.body).toMatchObject({ state: 'failed', title: 'Greetings', findings: [] });
  expect((failed.body as OwnLesson).failure).toMatchObject({ trial: 'its test' });
  // Only the server that has a version to test says how it came out.
  const id = await readServerId(world.server.home);
  const servers = await openSqlite(`${world.server.home}/slipway.sqlite`, id);
  expect(await servers.ownLessons.offer({ slug, version: 1 })).toBe(true);
  await servers.close();
  return slug;
}
const assign = (by: BrowserClient, slug: string, change: object = {}) =>
  by.call('POST', `/api/classes/${ours.id}/assignments`, draftOf({ lesson: slug, ...change }));

const calls = (slug: string) =>
  [
    ['GET', '/api/own-lessons', undefined],
    ['GET', `/api/own-lessons/${slug}`, undefined],
    ['GET', `/api/own-lessons/${slug}/archive`, undefined],
    ['POST', '/api/own-lessons', { folder: 'greetings' }],
    ['PUT', `/api/own-lessons/${slug}`, { folder: 'greetings' }],
    ['POST', `/api/own-lessons/${slug}/test`, undefined],
    ['DELETE', `/api/own-lessons/${slug}`, undefined],
  ] as const;

test('a learner is refused each call, and who is not signed in each too', async () => {
  const { slug } = await bring();
  for (const [method, path, body] of calls(slug)) {
    const refused = await lea.call(method, path, body);
    expect([method, path, ...outcome(refused)]).toEqual([method, path, 403, 'forbidden']);
    expect((await world.browser().call(method, path, body)).status).toBe(401);
  }
  expect(outcome(await send(lea, ownLessonZip()))).toEqual([403, 'forbidden']);
  expect(outcome(await send(lea, ownLessonZip(), ['PUT', `/api/own-lessons/${slug}`]))).toEqual([
    ...[403, 'forbidden'],
  ]);
});

test('to another instructor a lesson is as one that is not there', async () => {
  const { slug } = await bring();
  for (const asked of [slug, 'own-aaaaaaaaaaaa']) {
    for (const [method, path, body] of calls(asked).filter(([, path]) => path.includes('own-'))) {
      if (!path.includes(asked)) continue;
      const refused = await world.ivo.call(method, path, body);
      expect([method, path, ...outcome(refused)]).toEqual([method, path, 404, 'unknown-lesson']);
    }
  }
  const { body } = await world.ivo.call('GET', '/api/own-lessons');
  expect(JSON.stringify(body)).not.toContain(slug);
  const seen = await world.administrator.call('GET', `/api/own-lessons/${slug}`);
  expect(seen.body).toMatchObject({ slug, owner: { id: await idOf(world.ina), name: 'ina' } });
});

test('nobody works on a lesson, or assigns it, who may not', async () => {
  const slug = await bringReady();
  const progress = `/api/progress/lessons/${slug}`;
  const strangers = [lea, leo, world.ivo];
  for (const client of strangers) {
    const start = await client.call('POST', '/api/sessions', { lesson: slug });
    expect(outcome(start)).toEqual([404, 'unknown-lesson']);
    expect(outcome(await client.call('PATCH', progress, {}))).toEqual([404, 'unknown-lesson']);
  }
  // Another instructor, in a class of his own and as one who teaches in this one.
  const theirs = await world.makeClass(world.ivo);
  const other = await world.ivo.call('POST', `/api/classes/${theirs.id}/assignments`, {
    ...draftOf({ lesson: slug }),
  });
  expect(outcome(other)).toEqual([404, 'unknown-lesson']);
  const results = `/api/classes/${theirs.id}/results/${slug}`;
  expect((await world.ivo.call('GET', results)).status).toBe(404);
  const bulk = { action: 'complete', persons: [await idOf(world.ivo)], options: { lesson: slug } };
  const completed = await world.ivo.call('POST', `/api/classes/${theirs.id}/roster/bulk`, bulk);
  expect(completed.status).toBeGreaterThanOrEqual(400);

  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const times = { opensAt: soon, dueAt: null, closesAt: null };
  expect((await assign(world.ina, slug, { published: false })).status).toBe(201);
  expect((await assign(world.ina, slug, { times })).status).toBe(201);
  expect(outcome(await lea.call('PATCH', progress, {}))).toEqual([404, 'unknown-lesson']);

  const made = await assign(world.ina, slug);
  expect(made.body).toMatchObject({ lessonTitle: 'Greetings', lessonProblem: null, mostPoints: 2 });
  expect((await lea.call('PATCH', progress, {})).status).toBe(200);
  expect(outcome(await leo.call('PATCH', progress, {}))).toEqual([404, 'unknown-lesson']);
  const removed = await world.ina.call('DELETE', `/api/own-lessons/${slug}`);
  expect(outcome(removed)).toEqual([409, 'conflict']);
  expect(problemIn(removed).found).toContain('(Docker 1)');

  const copied = await world.ina.call('POST', `/api/classes/${ours.id}/copy`, { name: 'Again' });
  const { id } = copied.body as Class;
  const { body } = await world.ina.call('GET', `/api/classes/${id}/assignments`);
  expect(body).toMatchObject({
    assignments: expect.arrayContaining([
      expect.objectContaining({ lesson: slug, lessonProblem: null }),
    ]),
  });
});

test('strangers find own lessons nowhere', async () => {
  const slug = await bringReady();
  const theirs = await world.makeClass(world.ivo);
  const { body } = await world.ivo.call('GET', `/api/classes/${theirs.id}/lessons`);
  expect(JSON.stringify(body)).toContain('hello-world');
  expect(JSON.stringify(body)).not.toContain('"own-');
  const mine = await world.ina.call('GET', `/api/classes/${ours.id}/lessons`);
  expect(mine.body).toMatchObject({
    lessons: expect.arrayContaining([expect.objectContaining({ slug, own: true })]),
  });
  expect(JSON.stringify((await leo.call('GET', '/api/progress')).body)).not.toContain('"own-');
});

test('a lesson is not assigned before it was ready', async () => {
  const { slug } = await bring(ownLessonWith('en.mdx', '<Run id="hello" />', '<Run id="none" />'));
  await world.server.lessonTrials.settled();
  const { body } = await world.ina.call('GET', `/api/own-lessons/${slug}`);
  expect(body).toMatchObject({
    state: 'failed',
    findings: expect.arrayContaining([expect.objectContaining({ file: 'en.mdx' })]),
  });
  expect(outcome(await assign(world.ina, slug))).toEqual([409, 'conflict']);
});

test.each([
  ['a zip that escapes its folder', makeZip([{ name: '../../escaped.txt', content: 'x' }])],
  ['a zip with a link', makeZip([{ name: 'en.mdx', content: '/etc/passwd', mode: 0o120777 }])],
  ['a zip that explodes', makeZip([{ name: 'en.mdx', content: Buffer.alloc(65 * 1024 * 1024) }])],
  [
    'a zip with too many files',
    makeZip(Array.from({ length: 501 }, (_, at) => ({ name: `${at}` }))),
  ],
  ['what is no zip', Buffer.from('PK\u0003\u0004 no zip')],
  ['nothing', Buffer.alloc(0)],
])('%s is refused, and nothing of it is kept', async (_name, zip) => {
  const before = await storage.ownLessons.usage(await idOf(world.ivo));
  const answer = await send(world.ivo, zip);
  expect(outcome(answer)).toEqual([400, 'bad-request']);
  expect(await storage.ownLessons.usage(await idOf(world.ivo))).toEqual(before);
  expect(await readdir(world.server.home)).not.toContain('escaped.txt');
});

test('more bytes than a zip may have are refused before they are read', async () => {
  const answer = await send(world.ivo, Buffer.alloc(21 * 1024 * 1024));
  expect(outcome(answer)).toEqual([413, 'file-too-large']);
});

test('nobody has more lessons than one may have', async () => {
  const owner = await idOf(world.ivo);
  const brought = { title: 'One of many', folder: null, archive: Buffer.from('x'), at: new Date() };
  for (let at = 0; at < 50; at += 1) {
    const slug = `own-many${String(at).padStart(8, '0')}`;
    await storage.ownLessons.insert({ slug, owner }, brought);
  }
  const answer = await send(world.ivo, ownLessonZip());
  expect(outcome(answer)).toEqual([409, 'conflict']);
  expect(problemIn(answer).message).toContain('50');
});

test('nobody keeps more bytes than one may', async () => {
  const full = await world.invite('full');
  const archive = Buffer.alloc(200 * 1024 * 1024 - 500);
  const brought = { title: 'A large one', folder: null, archive, at: new Date() };
  await storage.ownLessons.insert({ slug: 'own-large0000000', owner: await idOf(full) }, brought);
  const answer = await send(full, ownLessonZip());
  expect(outcome(answer)).toEqual([409, 'conflict']);
  expect(problemIn(answer).expected).toContain('200');
  await storage.ownLessons.remove('own-large0000000');
  expect((await send(full, ownLessonZip())).status).toBe(201);
});

test('somebody’s lessons are in what is exported of them, and go with them, but for those assigned', async () => {
  const ann = await world.invite('ann');
  const id = await idOf(ann);
  const [given, spare] = ['own-given0000000', 'own-spare0000000'];
  for (const slug of [given, spare]) {
    const archive = ownLessonZip();
    await storage.ownLessons.insert(
      { slug, owner: id },
      { title: 'Hers', folder: null, archive, at: new Date() },
    );
  }
  const own = await world.makeClass(ann);
  const record = { id: 'gives-hers', class: own.id, createdAt: new Date() };
  await storage.assignments.insert({ ...record, draft: draftOf({ lesson: given }) });
  const { body } = await world.administrator.call('GET', `/api/people/${id}/export`);
  const { ownLessons } = body as { ownLessons: { slug: string; zip: string }[] };
  expect(ownLessons.map(({ slug }) => slug).toSorted()).toEqual([given, spare]);
  const files = await unpackLesson(Buffer.from(ownLessons[0]!.zip, 'base64'));
  expect(files.map(({ path }) => path)).toContain('exercise.yaml');

  expect((await world.administrator.call('DELETE', `/api/people/${id}`)).status).toBe(204);
  const find = (slug: string) => world.administrator.call('GET', `/api/own-lessons/${slug}`);
  expect((await find(given!)).body).toMatchObject({ owner: { id: '' }, assignments: 1 });
  expect(outcome(await find(spare!))).toEqual([404, 'unknown-lesson']);
});

test.each(['../x', '..', 'out', '/etc', 'greetings/workspace', 'nowhere', 'greetings\u0000'])(
  'the folder %j is refused',
  async (folder) => {
    const answer = await world.administrator.call('POST', '/api/own-lessons', { folder });
    expect(outcome(answer)).toEqual([400, 'bad-request']);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  },
);

test('a folder of the server is taken by its name, and again as it has changed', async () => {
  const { administrator } = world;
  const listed = await administrator.call('GET', '/api/own-lessons');
  expect(listed.body).toMatchObject({ folders: ['greetings'] });
  const made = await administrator.call('POST', '/api/own-lessons', { folder: 'greetings' });
  expect([made.status, made.body]).toMatchObject([201, { folder: 'greetings', version: 1 }]);
  const { slug } = made.body as OwnLesson;
  const path = `/api/own-lessons/${slug}`;
  const again = await administrator.call('PUT', path, { folder: 'greetings' });
  expect(again.body).toMatchObject({ folder: 'greetings', version: 2 });
  expect((await administrator.call('POST', `${path}/test`)).status).toBeLessThan(300);
  expect((await administrator.call('DELETE', path)).status).toBe(204);
  expect(outcome(await administrator.call('GET', path))).toEqual([404, 'unknown-lesson']);
  await world.server.lessonTrials.settled();
  const { body } = await administrator.call('GET', '/api/audit');
  const noted = auditPageSchema.parse(body).entries.filter(({ subject }) => subject.includes(slug));
  expect(noted.map(({ action }) => action)).toEqual([
    ...['lesson.removed', 'lesson.tested', 'lesson.replaced', 'lesson.created'],
  ]);
  for (const { action } of noted) expect(auditActions).toContain(action);
});
