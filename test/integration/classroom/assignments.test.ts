import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Assignment,
  assignmentSchema,
  type LearnersAssignment,
  learnersAssignmentSchema,
} from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import { ApiClient, outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, idOf } from '../../support/class-world.ts';
import { openServerWithoutMachines } from '../../support/server-without-machines.ts';

const times = { opensAt: null, dueAt: null, closesAt: null };
const draft = { title: 'First steps', lesson: 'hello-world', times, published: true };
const secret = {
  ...{ id: 'secret-check', title: { en: 'Top secret' }, kind: 'file', path: 'secret.txt' },
};

const world = await ClassWorld.open();
const { ina: instructor, ivo: other } = world;
let learner: BrowserClient;
let outsider: BrowserClient;
let classId: string;
let otherClass: string;
let learnerId: string;

const create = async (change: object = {}): Promise<Assignment> => {
  const path = `/api/classes/${classId}/assignments`;
  const made = await instructor.call('POST', path, { ...draft, ...change });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return assignmentSchema.parse(made.body);
};

beforeAll(async () => {
  const mine = await world.makeClass(instructor);
  const theirs = await world.makeClass(other);
  [classId, otherClass] = [mine.id, theirs.id];
  learner = await world.join('Lea', mine);
  outsider = await world.join('Otto', theirs);
  learnerId = await idOf(learner);
}, 60_000);
afterAll(() => world.dispose());

describe('an assignment', () => {
  test('is made, seen by its learners, extended, changed and removed', async () => {
    const { id } = await create({
      ...{ times: { ...times, dueAt: '2026-05-08T21:59:00.000Z' }, attempts: 2 },
      ...{ late: { kind: 'perDay', percent: 10 }, hiddenChecks: [secret] },
    });
    const mine = async () =>
      learnersAssignmentSchema.parse(
        (await learner.call('GET', `/api/assignments/${id}/mine`)).body,
      );
    expect(await mine()).toMatchObject({
      ...{ state: 'late', timeZone: 'Europe/Berlin', className: 'Docker 1', hiddenPoints: 1 },
      ...{ attempts: { used: 0, allowed: 2 }, isExtended: false },
    });
    const extension = { dueAt: null, closesAt: null, moreAttempts: 1, reason: 'Ill' };
    const extended = await instructor.call('PUT', `/api/assignments/${id}/extensions`, {
      ...{ persons: [learnerId], extension },
    });
    expect(extended.status).toBe(204);
    expect(await mine()).toMatchObject({
      ...{ state: 'open', isExtended: true, attempts: { used: 0, allowed: 3 } },
    });
    const listed = await instructor.call('GET', `/api/assignments/${id}/extensions`);
    expect(listed.body).toEqual({
      extensions: [{ ...extension, person: learnerId, name: 'Lea' }],
    });
    const gone = await instructor.call('DELETE', `/api/assignments/${id}/extensions/${learnerId}`);
    expect(gone.status).toBe(204);
    expect((await mine()).state).toBe('late');
    const changed = await instructor.call('PUT', `/api/assignments/${id}`, {
      ...{ ...draft, title: 'Renamed' },
    });
    expect(changed.body).toMatchObject({ id, title: 'Renamed', hiddenChecks: [] });
    expect(await mine()).toMatchObject({ title: 'Renamed', state: 'open', hiddenPoints: 0 });
    expect((await instructor.call('DELETE', `/api/assignments/${id}`)).status).toBe(204);
    const after = await learner.call('GET', `/api/assignments/${id}/mine`);
    expect(outcome(after)).toEqual([404, 'unknown-assignment']);
  });

  test('is listed as due in the language that is asked for', async () => {
    const { id } = await create();
    const { body } = await learner.call('GET', '/api/assignments', undefined, {
      'accept-language': 'ja',
    });
    const { assignments } = body as { assignments: LearnersAssignment[] };
    const found = assignments.find((each) => each.id === id);
    expect(found?.checks[0]?.title).toMatch(/[ぁ-ん]/);
    expect((await outsider.call('GET', '/api/assignments')).body).toEqual({ assignments: [] });
  });

  test('tells its learners what a check wants without a machine, and of hidden ones nothing', async () => {
    const { checks } = await create();
    const [first, ...others] = checks;
    if (!first) throw new Error('the lesson has no checks');
    const { id } = await create({ hidden: [first.id] });
    const { body } = await learner.call('GET', `/api/assignments/${id}/mine`);
    const view = learnersAssignmentSchema.parse(body);
    expect(view.checks.map((check) => check.id)).toEqual(others.map((check) => check.id));
    for (const check of view.checks) {
      expect(check.expected, check.id).toMatch(/\S/);
      expect(check.found).toBeUndefined();
    }
    expect(JSON.stringify(view)).not.toContain('{user}');
  });
});

describe('whoever has no right to it', () => {
  test('a learner reads neither drafts nor what is hidden, by any call', async () => {
    const hidden = await create({ hiddenChecks: [secret], hidden: ['tag-answer'] });
    const draftId = (await create({ published: false, title: 'Unborn' })).id;
    const paths = [
      ...['/api/assignments', `/api/classes/${classId}/assignments/mine`],
      ...[`/api/assignments/${hidden.id}/mine`, `/api/assignments/${draftId}/mine`],
      ...[`/api/assignments/${hidden.id}`, `/api/assignments/${draftId}`],
      ...[`/api/classes/${classId}/assignments`, `/api/classes/${classId}/lessons`],
      ...[`/api/assignments/${hidden.id}/extensions`, `/api/assignments/${draftId}/extensions`],
    ];
    const answers = await Promise.all(paths.map((path) => learner.call('GET', path)));
    expect(answers.map(({ status }) => status)).toEqual([
      ...[200, 200, 200, 404, 403, 404, 403, 403, 403, 404],
    ]);
    for (const { body } of answers) {
      expect(JSON.stringify(body)).not.toMatch(/secret|Unborn/i);
    }
    const view = learnersAssignmentSchema.parse(answers[2]?.body);
    expect(view.checks.map((check) => check.id)).not.toContain('tag-answer');
    expect(view.hiddenPoints).toBe(2);
  });

  test('a learner writes nothing', async () => {
    const { id } = await create();
    const extension = { dueAt: null, closesAt: null };
    for (const [method, path, body] of [
      ['POST', `/api/classes/${classId}/assignments`, draft],
      ['PUT', `/api/assignments/${id}`, draft],
      ['DELETE', `/api/assignments/${id}`, undefined],
      ['PUT', `/api/assignments/${id}/extensions`, { persons: [learnerId], extension }],
      ['DELETE', `/api/assignments/${id}/extensions/${learnerId}`, undefined],
    ] as const) {
      expect(outcome(await learner.call(method, path, body)), path).toEqual([403, 'forbidden']);
    }
  });

  test('one of another class, and one who is not signed in, learn not even that it is there', async () => {
    const { id } = await create();
    for (const known of [id, 'no-such-id']) {
      for (const [method, path, body] of [
        ['GET', `/api/assignments/${known}`, undefined],
        ['GET', `/api/assignments/${known}/mine`, undefined],
        ['GET', `/api/assignments/${known}/extensions`, undefined],
        ['PUT', `/api/assignments/${known}`, draft],
        ['DELETE', `/api/assignments/${known}`, undefined],
        ['DELETE', `/api/assignments/${known}/extensions/${learnerId}`, undefined],
      ] as const) {
        for (const client of [other, outsider]) {
          const answer = await client.call(method, path, body);
          expect(outcome(answer), path).toEqual([404, 'unknown-assignment']);
        }
        const stranger = await world.browser().call(method, path, body);
        expect(outcome(stranger), path).toEqual([401, 'not-signed-in']);
      }
    }
    const list = await other.call('GET', `/api/classes/${classId}/assignments`);
    expect(outcome(list)).toEqual([404, 'unknown-class']);
  });

  test('an instructor gives no extension to those of other classes, nor work to their class', async () => {
    const { id } = await create();
    const answer = await instructor.call('PUT', `/api/assignments/${id}/extensions`, {
      ...{ persons: [await idOf(outsider)], extension: { dueAt: null, closesAt: null } },
    });
    expect(outcome(answer)).toEqual([400, 'bad-request']);
    const made = await instructor.call('POST', `/api/classes/${otherClass}/assignments`, draft);
    expect(outcome(made)).toEqual([404, 'unknown-class']);
  });
});

test('what cannot be is refused, and nothing is kept of it', async () => {
  const path = `/api/classes/${classId}/assignments`;
  const count = async () =>
    ((await instructor.call('GET', path)).body as { assignments: unknown[] }).assignments.length;
  const before = await count();
  for (const change of [
    { title: ' ' },
    { title: 'x'.repeat(201) },
    { lesson: '../../etc' },
    { times: { opensAt: '2026-05-08T00:00:00Z', dueAt: '2026-05-01T00:00:00Z', closesAt: null } },
    { times: { ...times, dueAt: 'tomorrow' } },
    { times: { ...times, dueAt: '2026-05-08T00:00:00' } },
    { late: { kind: 'perDay', percent: -1 } },
    { late: { kind: 'perDay', percent: 101 } },
    { attempts: 0 },
    { points: { 'tag-answer': -1 } },
    { points: { 'no-such-check': 1 } },
    { hidden: ['no-such-check'] },
    { hiddenChecks: [{ ...secret, id: 'tag-answer' }] },
    { hiddenChecks: [{ ...secret, kind: 'shell', command: 'rm -rf /' }] },
    { hiddenChecks: [{ ...secret, matches: '(' }] },
    { id: 'mine', class: otherClass },
  ]) {
    const answer = await instructor.call('POST', path, { ...draft, ...change });
    expect(outcome(answer), JSON.stringify(change)).toEqual([400, 'bad-request']);
  }
  expect(await count()).toBe(before);
});

test('on loopback the one user makes an assignment and has it to do', async () => {
  const open = await openServerWithoutMachines();
  try {
    const client = new ApiClient(open.url);
    const about = { name: 'Mine', timeZone: 'Asia/Tokyo' };
    const { id } = (await client.call('POST', '/api/classes', about)).body as Class;
    expect((await client.call('POST', `/api/classes/${id}/assignments`, draft)).status).toBe(201);
    const { body } = await client.call('GET', '/api/assignments');
    expect(body).toMatchObject({ assignments: [{ title: 'First steps', state: 'open' }] });
  } finally {
    await open.dispose();
  }
});
