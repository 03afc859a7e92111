import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assignment } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import type { Me } from '../../../protocol/person.ts';
import { openSqlite } from '../../../sandbox-server/storage/sqlite/open-sqlite.ts';
import { packFiles } from '../../../sandbox-server/progress/pack-files.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import { problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { stateOf } from '../../support/engine-state.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

let server: ServerWithoutMachines;
/** The server's own data, to put a submission there: no machine runs. */
let storage: Storage;
let instructor: BrowserClient;
let lea: BrowserClient;
let leo: BrowserClient;
let outsider: BrowserClient;
let assignment: string;

const submission = 'a-submission';
const browser = () => new BrowserClient(server.url);
const hidden = {
  id: 'secret-check',
  title: { en: 'Top secret' },
  kind: 'file',
  path: 'secret.txt',
};

async function join(code: string | null, name: string): Promise<BrowserClient> {
  const client = browser();
  expect((await client.call('POST', '/api/join', { code, name })).status).toBeLessThan(300);
  return client;
}

beforeAll(async () => {
  server = await openServerWithoutMachines({
    change: { loopbackOnly: false, accessKey: 'a-key-that-nobody-will-guess' },
  });
  instructor = browser();
  await instructor.call('POST', '/api/sign-in/first-administrator', {
    token: server.firstAdministratorToken,
    ...{ name: 'Ada', email: 'ada@example.org', password: 'heron paints the quiet stairs' },
  });
  const make = async (name: string) =>
    (await instructor.call('POST', '/api/classes', { name, timeZone: 'UTC' })).body as Class;
  const [mine, other] = [await make('Containers'), await make('Other')];
  lea = await join(mine.code, 'Lea');
  leo = await join(mine.code, 'Leo');
  outsider = await join(other.code, 'Otto');
  const times = { opensAt: null, dueAt: null, closesAt: null };
  const made = await instructor.call('POST', `/api/classes/${mine.id}/assignments`, {
    ...{ title: 'One', lesson: 'hello-world', times, published: true, hiddenChecks: [hidden] },
  });
  assignment = (made.body as Assignment).id;
  const { person } = (await lea.call('GET', '/api/me')).body as Me;
  storage = await openSqlite(`${server.home}/slipway.sqlite`);
  const answers = { path: 'answers.txt', content: Buffer.from('tag: latest\n'), executable: false };
  await storage.submissions.insert(
    {
      ...{ id: submission, assignment, class: mine.id, person: person?.id ?? '' },
      ...{ submittedAt: new Date(), state: 'graded', grade: null, checks: [] },
    },
    {
      ...{ submission, leftOut: [], inspected: {}, seen: [], archive: await packFiles([answers]) },
      facts: {
        ...{ state: stateOf(), events: [], user: 'lea' },
        signIns: { accepted: 0, refused: 0 },
      },
      recordings: { main: '{"version":2,"width":80,"height":24}\n' },
    },
    null,
  );
}, 60_000);
afterAll(async () => {
  await storage.close();
  await server.dispose();
});

const reads = [
  `/api/submissions/${submission}`,
  `/api/submissions/${submission}/archive`,
  `/api/submissions/${submission}/recordings/main`,
];
const writes = [
  ['PUT', `/api/submissions/${submission}/override`, { points: 100, reason: 'please' }],
  ['DELETE', `/api/submissions/${submission}/override`, undefined],
  ['POST', `/api/submissions/${submission}/regrade`, undefined],
  ['POST', `/api/submissions/${submission}/comments`, { path: null, line: null, text: 'x' }],
  ['DELETE', `/api/submissions/${submission}/comments/x`, undefined],
] as const;

test('whoever is not signed in reaches nothing', async () => {
  for (const path of reads) expect((await browser().call('GET', path)).status).toBe(401);
  for (const [method, path, body] of writes) {
    expect((await browser().call(method, path, body)).status).toBe(401);
  }
});

test('a learner reads their own, with its files and recordings', async () => {
  for (const path of reads) expect((await lea.call('GET', path)).status).toBe(200);
  const archive = await lea.call('GET', reads[1] ?? '');
  expect(archive.headers.get('content-type')).toBe('application/zip');
  expect(archive.headers.get('content-disposition')).toContain('hello-world-1.zip');
});

test('to other learners, and to those of other classes, it is not there', async () => {
  for (const client of [leo, outsider]) {
    for (const path of reads) {
      const answer = await client.call('GET', path);
      expect([path, answer.status, problemIn(answer).code]).toEqual([
        ...[path, 404, 'unknown-submission'],
      ]);
    }
    for (const [method, path, body] of writes) {
      expect((await client.call(method, path, body)).status).toBe(404);
    }
  }
  const own = await leo.call('GET', `/api/assignments/${assignment}/submissions`);
  expect(own.body).toMatchObject({ submissions: [], grading: 0 });
  const others = await outsider.call('GET', `/api/assignments/${assignment}/submissions`);
  expect(problemIn(others).code).toBe('unknown-assignment');
});

test('a learner does nothing to a grade, their own neither', async () => {
  for (const [method, path, body] of writes) {
    expect([path, (await lea.call(method, path, body)).status]).toEqual([path, 403]);
  }
  const all = await lea.call('POST', `/api/assignments/${assignment}/regrade`);
  expect(problemIn(all).code).toBe('forbidden');
});

test('learners hear nothing of a hidden check, by whichever way', async () => {
  const again = await instructor.call('POST', `/api/submissions/${submission}/regrade`);
  expect(again.status).toBe(200);
  await server.grading.settled();
  const teachers = await instructor.call('GET', reads[0] ?? '');
  expect(JSON.stringify(teachers.body)).toContain('Top secret');
  for (const path of [
    ...reads,
    `/api/assignments/${assignment}/submissions`,
    `/api/assignments/${assignment}/mine`,
    '/api/assignments',
  ]) {
    const { body } = await lea.call('GET', path);
    expect(JSON.stringify(body)).not.toMatch(/secret/i);
  }
  expect((await lea.call('GET', reads[0] ?? '')).body).toMatchObject({
    ...{ state: 'graded', hidden: { earned: 0, most: 1 }, log: null },
  });
});

test('what cannot be a session, a recording or an override is refused', async () => {
  const order = { session: 'nobody’s' };
  const submitted = await lea.call('POST', `/api/assignments/${assignment}/submissions`, order);
  expect(problemIn(submitted).code).toBe('unknown-session');
  for (const terminal of ['..%2f..%2fetc', 'MAIN', 'two']) {
    const answer = await lea.call('GET', `/api/submissions/${submission}/recordings/${terminal}`);
    expect([400, 404]).toContain(answer.status);
  }
  for (const points of [-1, '5', null, 1e9]) {
    const body = { points, reason: 'x' };
    const answer = await instructor.call('PUT', `/api/submissions/${submission}/override`, body);
    expect(answer.status).toBe(400);
  }
});
