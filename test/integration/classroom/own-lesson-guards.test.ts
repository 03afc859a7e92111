import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Class } from '../../../protocol/class.ts';
import { problemIn, outcome } from '../../support/api-client.ts';
import { draftOf } from '../../support/assignment-world.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { idOf } from '../../support/class-world.ts';
import { ownLessonWith, ownLessonZip } from '../../support/own-lesson.ts';
import { OwnLessonWorld } from '../../support/own-lesson-world.ts';

const own = await OwnLessonWorld.open();
const world = own.classes;
let ours: Class;
let lea: BrowserClient;
let leo: BrowserClient;

beforeAll(async () => {
  ours = await world.makeClass(world.ina);
  lea = await world.join('Lea', ours);
  leo = await world.join('Leo', await world.makeClass(world.ivo));
}, 60_000);
afterAll(() => own.dispose());

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
  const { slug } = await own.bring();
  for (const [method, path, body] of calls(slug)) {
    const refused = await lea.call(method, path, body);
    expect([method, path, ...outcome(refused)]).toEqual([method, path, 403, 'forbidden']);
    expect((await world.browser().call(method, path, body)).status).toBe(401);
  }
  expect(outcome(await own.send(lea, ownLessonZip()))).toEqual([403, 'forbidden']);
  expect(outcome(await own.send(lea, ownLessonZip(), ['PUT', `/api/own-lessons/${slug}`]))).toEqual(
    [...[403, 'forbidden']],
  );
});

test('to another instructor a lesson is as one that is not there', async () => {
  const { slug } = await own.bring();
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
  const slug = await own.bringReady();
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
  const slug = await own.bringReady();
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
  const { slug } = await own.bring(
    ownLessonWith('en.mdx', '<Run id="hello" />', '<Run id="none" />'),
  );
  await world.server.lessonTrials.settled();
  const { body } = await world.ina.call('GET', `/api/own-lessons/${slug}`);
  expect(body).toMatchObject({
    state: 'failed',
    findings: expect.arrayContaining([expect.objectContaining({ file: 'en.mdx' })]),
  });
  expect(outcome(await assign(world.ina, slug))).toEqual([409, 'conflict']);
});
