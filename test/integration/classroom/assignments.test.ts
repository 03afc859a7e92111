import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Assignment,
  assignmentSchema,
  type LearnersAssignment,
  learnersAssignmentSchema,
} from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import { lessonReportSchema } from '../../../protocol/own-lesson.ts';
import type { Me } from '../../../protocol/person.ts';
import { type Answer, ApiClient, problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { makeZip } from '../../support/make-zip.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

const password = 'heron paints the quiet stairs';
const times = { opensAt: null, dueAt: null, closesAt: null };
const draft = { title: 'First steps', lesson: 'hello-world', times, published: true };
const secret = {
  ...{ id: 'secret-check', title: { en: 'Top secret' }, kind: 'file', path: 'secret.txt' },
};

let server: ServerWithoutMachines;
let instructor: BrowserClient;
let other: BrowserClient;
let learner: BrowserClient;
let outsider: BrowserClient;
let classId: string;
let otherClass: string;
let learnerId: string;

const browser = () => new BrowserClient(server.url);
const outcome = (answer: Answer) => [answer.status, problemIn(answer).code];
const idOf = ({ body }: Answer) => (body as { id: string }).id;

async function invite(by: BrowserClient, email: string): Promise<BrowserClient> {
  const { body } = await by.call('POST', '/api/people/invitations', {
    ...{ name: 'Grace', email, role: 'instructor' },
  });
  const token = (body as { url: string }).url.split('#')[1];
  const client = browser();
  await client.call('POST', '/api/sign-in/invitation', { token, password });
  return client;
}

async function makeClass(by: BrowserClient, name: string): Promise<Class> {
  const about = { name, timeZone: 'Europe/Berlin' };
  const made = await by.call('POST', '/api/classes', about);
  expect(made.status).toBe(201);
  return made.body as Class;
}

async function join(code: string | null, name: string): Promise<BrowserClient> {
  const client = browser();
  const joined = await client.call('POST', '/api/join', { code, name });
  expect(joined.status, JSON.stringify(joined.body)).toBeLessThan(300);
  return client;
}

const create = async (change: object = {}): Promise<Assignment> => {
  const path = `/api/classes/${classId}/assignments`;
  const made = await instructor.call('POST', path, { ...draft, ...change });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return assignmentSchema.parse(made.body);
};

beforeAll(async () => {
  server = await openServerWithoutMachines({
    change: { loopbackOnly: false, accessKey: 'a-key-that-nobody-will-guess' },
  });
  const administrator = browser();
  await administrator.call('POST', '/api/sign-in/first-administrator', {
    token: server.firstAdministratorToken,
    ...{ name: 'Ada', email: 'ada@example.org', password },
  });
  instructor = await invite(administrator, 'grace@example.org');
  other = await invite(administrator, 'edsger@example.org');
  const mine = await makeClass(instructor, 'Containers');
  const theirs = await makeClass(other, 'Theirs');
  [classId, otherClass] = [mine.id, theirs.id];
  learner = await join(mine.code, 'Lea');
  outsider = await join(theirs.code, 'Otto');
  learnerId = ((await learner.call('GET', '/api/me')).body as Me).person?.id ?? '';
}, 60_000);
afterAll(() => server.dispose());

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
      ...{ state: 'late', timeZone: 'Europe/Berlin', className: 'Containers', hiddenPoints: 1 },
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

  test('is moved along when its class is copied, as a draft', async () => {
    await create({ title: 'Copied', times: { ...times, dueAt: '2026-03-27T22:59:00.000Z' } });
    const copy = await instructor.call('POST', `/api/classes/${classId}/copy`, {
      ...{ name: 'Next term', days: 7 },
    });
    expect(copy.status).toBe(201);
    const listed = await instructor.call('GET', `/api/classes/${idOf(copy)}/assignments`);
    const { assignments } = listed.body as { assignments: Assignment[] };
    expect(assignments.find(({ title }) => title === 'Copied')).toMatchObject({
      ...{ published: false, times: { dueAt: '2026-04-03T21:59:00.000Z' } },
    });
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
        const stranger = await browser().call(method, path, body);
        expect(outcome(stranger), path).toEqual([401, 'not-signed-in']);
      }
    }
    const list = await other.call('GET', `/api/classes/${classId}/assignments`);
    expect(outcome(list)).toEqual([404, 'unknown-class']);
  });

  test('an instructor gives no extension to those of other classes, nor work to their class', async () => {
    const { id } = await create();
    const outsiderId = ((await outsider.call('GET', '/api/me')).body as Me).person?.id;
    const answer = await instructor.call('PUT', `/api/assignments/${id}/extensions`, {
      ...{ persons: [outsiderId], extension: { dueAt: null, closesAt: null } },
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

test('a lesson of one’s own is looked through for instructors, and refused where it means harm', async () => {
  const send = async (client: BrowserClient, zip: Buffer, type = 'application/zip') =>
    fetch(`${server.url}/api/own-lessons/check`, {
      method: 'POST',
      headers: { 'content-type': type, cookie: client.cookie, origin: server.url },
      body: new Uint8Array(zip),
    });
  const evil = makeZip([{ name: 'exercise.yaml' }, { name: 'en.mdx/../../../escaped' }]);
  const answer = await send(instructor, evil);
  expect(answer.status).toBe(200);
  expect(lessonReportSchema.parse(await answer.json())).toMatchObject({ isSound: false });
  expect((await send(instructor, Buffer.from('no zip'))).status).toBe(200);
  expect((await send(learner, evil)).status).toBe(403);
  expect((await send(browser(), evil)).status).toBe(401);
  expect((await send(instructor, evil, 'application/json')).status).toBe(400);
  const huge = await send(instructor, Buffer.alloc(20 * 1024 * 1024 + 1));
  expect(huge.status).toBe(413);
  expect(await huge.json()).toMatchObject({ expected: 'at most 20971520 bytes' });
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
