import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assignment, AssignmentDraft } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import { type Session, sessionSchema } from '../../../protocol/session.ts';
import { draftOf } from '../../support/assignment-world.ts';
import { problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { idOf } from '../../support/class-world.ts';
import { eventually } from '../../support/eventually.ts';
import { openRealServer, type RealServer } from '../../support/real-server.ts';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

let server: RealServer;
let ada: BrowserClient;
let lea: BrowserClient;
let leo: BrowserClient;
let cls: Class;
/** Their machines run. */
const sessions = new Map<BrowserClient, string>();

beforeAll(async () => {
  server = await openRealServer({ change: { capacity: 4, loopbackOnly: false } });
  const browser = () => new BrowserClient(server.url);
  ada = browser();
  const token = server.firstAdministratorToken;
  const [email, password] = ['ada@example.org', 'heron paints the quiet stairs'];
  // Storage outlives a run of the tests: then she is there already.
  await (token === null
    ? ada.call('POST', '/api/sign-in', { email, password })
    : ada.call('POST', '/api/sign-in/first-administrator', {
        token,
        name: 'Ada',
        email,
        password,
      }));
  const draft = { name: 'Docker 1', timeZone: 'Europe/Berlin' };
  cls = (await ada.call('POST', '/api/classes', draft)).body as Class;
  [lea, leo] = [browser(), browser()];
  await lea.call('POST', '/api/join', { code: cls.code, name: 'Lea' });
  await leo.call('POST', '/api/join', { code: cls.code, name: 'Leo' });
  for (const learner of [lea, leo]) sessions.set(learner, await begin(learner));
}, 180_000);
afterAll(async () => {
  for (const [learner, id] of sessions) await learner.call('DELETE', `/api/sessions/${id}`);
  await server?.dispose();
}, 60_000);

async function begin(learner: BrowserClient): Promise<string> {
  const made = await learner.call('POST', '/api/sessions', { lesson: 'hello-world' });
  const { id } = sessionSchema.parse(made.body);
  await eventually(async () => {
    const { body } = await learner.call('GET', `/api/sessions/${id}`);
    expect((body as Session).state).toBe('ready');
  }, 60_000);
  return id;
}
const assign = async (change: Partial<AssignmentDraft>) => {
  const made = await ada.call('POST', `/api/classes/${cls.id}/assignments`, draftOf(change));
  expect(made.status).toBe(201);
  return (made.body as Assignment).id;
};
const handIn = async (assignment: string, by = lea) => {
  const answer = await by.call('POST', `/api/assignments/${assignment}/submissions`, {
    session: sessions.get(by),
  });
  return answer.status === 201
    ? (answer.body as { attempt: number }).attempt
    : problemIn(answer).code;
};
const extend = async (assignment: string, extension: object, learner = lea) => {
  const answer = await ada.call('PUT', `/api/assignments/${assignment}/extensions`, {
    persons: [await idOf(learner)],
    extension: { dueAt: null, closesAt: null, moreAttempts: 0, reason: 'was ill', ...extension },
  });
  expect(answer.status).toBeLessThan(300);
};

test('nothing is taken before an assignment opens, nor once it has closed, whatever is left', async () => {
  const early = await assign({ times: { opensAt: inDays(1), dueAt: null, closesAt: null } });
  expect(await handIn(early)).toBe('assignment-closed');
  const open = { opensAt: inDays(-3), dueAt: inDays(-2), closesAt: inDays(1) };
  const assignment = await assign({ times: open });
  expect(await handIn(assignment)).toBe(1);
  const closed = draftOf({ times: { ...open, closesAt: inDays(-1) } });
  expect((await ada.call('PUT', `/api/assignments/${assignment}`, closed)).status).toBe(200);
  await extend(assignment, { moreAttempts: 5, closesAt: inDays(-1) });
  expect(await handIn(assignment)).toBe('assignment-closed');
  const { body } = await lea.call('GET', `/api/assignments/${assignment}/submissions`);
  expect((body as { submissions: unknown[] }).submissions).toHaveLength(1);
});

test('a later closing time for one learner is for that learner alone', async () => {
  const times = { opensAt: inDays(-3), dueAt: inDays(-2), closesAt: inDays(-1) };
  const assignment = await assign({ times });
  expect(await handIn(assignment)).toBe('assignment-closed');
  await extend(assignment, { dueAt: inDays(1), closesAt: inDays(1) });
  expect(await handIn(assignment)).toBe(1);
  expect(await handIn(assignment, leo)).toBe('assignment-closed');
});

test('attempts that an instructor adds can be used, and no more than those', async () => {
  const assignment = await assign({ attempts: 1 });
  expect(await handIn(assignment, leo)).toBe(1);
  expect(await handIn(assignment, leo)).toBe('no-attempts-left');
  await extend(assignment, { moreAttempts: 2 }, leo);
  const mine = await leo.call('GET', `/api/assignments/${assignment}/mine`);
  expect(mine.body).toMatchObject({ attempts: { used: 1, allowed: 3 } });
  const answers = await Promise.all([1, 2, 3].map(() => handIn(assignment, leo)));
  expect(answers.map(String).toSorted()).toEqual(['2', '3', 'no-attempts-left']);
});
