import { readdir } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { auditActions, auditPageSchema } from '../../../protocol/audit.ts';
import { lessonReportSchema, type OwnLesson } from '../../../protocol/own-lesson.ts';
import { unpackLesson } from '../../../sandbox-server/own-lessons/unpack-lesson.ts';
import { problemIn, outcome } from '../../support/api-client.ts';
import { draftOf } from '../../support/assignment-world.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { idOf } from '../../support/class-world.ts';
import { makeZip } from '../../support/make-zip.ts';
import { ownLessonZip } from '../../support/own-lesson.ts';
import { OwnLessonWorld } from '../../support/own-lesson-world.ts';

const own = await OwnLessonWorld.open();
const world = own.classes;
afterAll(() => own.dispose());

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
  const before = await own.storage.ownLessons.usage(await idOf(world.ivo));
  const answer = await own.send(world.ivo, zip);
  expect(outcome(answer)).toEqual([400, 'bad-request']);
  expect(await own.storage.ownLessons.usage(await idOf(world.ivo))).toEqual(before);
  expect(await readdir(world.server.home)).not.toContain('escaped.txt');
});

test('more bytes than a zip may have are refused before they are read', async () => {
  const answer = await own.send(world.ivo, Buffer.alloc(21 * 1024 * 1024));
  expect(outcome(answer)).toEqual([413, 'file-too-large']);
});

test('nobody has more lessons than one may have', async () => {
  const owner = await idOf(world.ivo);
  const brought = { title: 'One of many', folder: null, archive: Buffer.from('x'), at: new Date() };
  for (let at = 0; at < 50; at += 1) {
    const slug = `own-many${String(at).padStart(8, '0')}`;
    await own.storage.ownLessons.insert({ slug, owner }, brought);
  }
  const answer = await own.send(world.ivo, ownLessonZip());
  expect(outcome(answer)).toEqual([409, 'conflict']);
  expect(problemIn(answer).message).toContain('50');
});

test('nobody keeps more bytes than one may', async () => {
  const full = await world.invite('full');
  const archive = Buffer.alloc(200 * 1024 * 1024 - 500);
  const brought = { title: 'A large one', folder: null, archive, at: new Date() };
  await own.storage.ownLessons.insert(
    { slug: 'own-large0000000', owner: await idOf(full) },
    brought,
  );
  const answer = await own.send(full, ownLessonZip());
  expect(outcome(answer)).toEqual([409, 'conflict']);
  expect(problemIn(answer).expected).toContain('200');
  await own.storage.ownLessons.remove('own-large0000000');
  expect((await own.send(full, ownLessonZip())).status).toBe(201);
});

test('somebody’s lessons are in what is exported of them, and go with them, but for those assigned', async () => {
  const ann = await world.invite('ann');
  const id = await idOf(ann);
  const [given, spare] = ['own-given0000000', 'own-spare0000000'];
  for (const slug of [given, spare]) {
    const archive = ownLessonZip();
    await own.storage.ownLessons.insert(
      { slug, owner: id },
      { title: 'Hers', folder: null, archive, at: new Date() },
    );
  }
  const hers = await world.makeClass(ann);
  const record = { id: 'gives-hers', class: hers.id, createdAt: new Date() };
  await own.storage.assignments.insert({ ...record, draft: draftOf({ lesson: given }) });
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

test('a lesson of one’s own is looked through for instructors, and refused where it means harm', async () => {
  const look = async (client: BrowserClient, zip: Buffer, type = 'application/zip') =>
    fetch(`${world.server.url}/api/own-lessons/check`, {
      method: 'POST',
      headers: { 'content-type': type, cookie: client.cookie, origin: world.server.url },
      body: new Uint8Array(zip),
    });
  const evil = makeZip([{ name: 'exercise.yaml' }, { name: 'en.mdx/../../../escaped' }]);
  const answer = await look(world.ina, evil);
  expect(answer.status).toBe(200);
  expect(lessonReportSchema.parse(await answer.json())).toMatchObject({ isSound: false });
  expect((await look(world.ina, Buffer.from('no zip'))).status).toBe(200);
  const lea = await world.join('Lea', await world.makeClass(world.ina));
  expect((await look(lea, evil)).status).toBe(403);
  expect((await look(world.browser(), evil)).status).toBe(401);
  expect((await look(world.ina, evil, 'application/json')).status).toBe(400);
  const huge = await look(world.ina, Buffer.alloc(20 * 1024 * 1024 + 1));
  expect(huge.status).toBe(413);
  expect(await huge.json()).toMatchObject({ expected: 'at most 20971520 bytes' });
});
