import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Assignment } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import type { Submission } from '../../../protocol/submission.ts';
import { packFiles } from '../../../sandbox-server/progress/pack-files.ts';
import { openSqlite } from '../../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, idOf } from '../../support/class-world.ts';

const hour = 60 * 60 * 1000;
/** The day before clocks are put back in Berlin: the first day late has 25 hours. */
const dueAt = '2026-10-24T10:00:00.000Z';
const times = { opensAt: null, dueAt, closesAt: null };
const late = { kind: 'perDay', percent: 10 };

let world: ClassWorld;
let storage: Storage;
let ina: BrowserClient;
let lea: BrowserClient;
let cls: Class;
let count = 0;

beforeAll(async () => {
  world = await ClassWorld.open();
  ({ ina } = world);
  storage = await openSqlite(`${world.server.home}/slipway.sqlite`);
}, 60_000);
afterAll(async () => {
  await storage.close();
  await world.dispose();
});
beforeEach(async () => {
  cls = await world.makeClass(ina);
  lea = await world.join('Lea', cls);
});

const assign = async (change: object = {}): Promise<Assignment> => {
  const draft = { title: 'Images', lesson: 'first-image', times, late, published: true };
  const path = `/api/classes/${cls.id}/assignments`;
  return (await ina.call('POST', path, { ...draft, ...change })).body as Assignment;
};

/** Handed in 24.5 hours after the due time, all checks passed: graded as it was when it came. */
async function handIn(assignment: Assignment): Promise<string> {
  const id = `graded-${(count += 1)}`;
  const hidden = new Set(assignment.hidden);
  const checks = assignment.checks.map(({ id: check, title, points }) => ({
    ...{ id: check, title: { en: title }, points, hidden: hidden.has(check) },
    ...{ status: 'passed' as const, source: 'clean' as const },
  }));
  const most = assignment.mostPoints;
  const penalty = most / 10;
  const points = most - penalty;
  const grade = { earned: most, most, daysLate: 1, penalty, override: null, points };
  await storage.submissions.insert(
    {
      ...{ id, assignment: assignment.id, class: cls.id, person: await idOf(lea) },
      submittedAt: new Date(Date.parse(dueAt) + 24.5 * hour),
      ...{ state: 'graded', grade, checks },
    },
    {
      ...{ submission: id, archive: await packFiles([]), leftOut: [], inspected: {}, seen: [] },
      ...{ facts: {} as never, recordings: {} },
    },
    null,
  );
  return id;
}
const read = async (id: string, by = lea) =>
  (await by.call('GET', `/api/submissions/${id}`)).body as Submission;

test('another time zone of the class counts days late anew', async () => {
  const assignment = await assign();
  const id = await handIn(assignment);
  const most = assignment.mostPoints;
  expect((await read(id)).grade).toMatchObject({ daysLate: 1, points: most * 0.9 });
  const zone = (timeZone: string) => ina.call('PATCH', `/api/classes/${cls.id}`, { timeZone });
  expect((await zone('UTC')).status).toBe(200);
  expect((await read(id)).grade).toMatchObject({ daysLate: 2, points: most * 0.8 });
  await zone('Europe/Berlin');
  expect((await read(id)).grade).toMatchObject({ daysLate: 1, points: most * 0.9 });
});

test('a check that is hidden no more is seen at once by who handed in before', async () => {
  const [first] = (await assign()).checks;
  if (!first) throw new Error('the lesson has no checks');
  const assignment = await assign({ hidden: [first.id] });
  const id = await handIn(assignment);
  const seen = async () => (await read(id)).checks.map((check) => check.id);
  expect(await seen()).not.toContain(first.id);
  const draft = { title: 'Images', lesson: 'first-image', times, late, published: true };
  const show = await ina.call('PUT', `/api/assignments/${assignment.id}`, draft);
  expect(show.status).toBe(200);
  expect(await seen()).toContain(first.id);
  expect((await read(id)).hidden).toBeNull();
  await ina.call('PUT', `/api/assignments/${assignment.id}`, { ...draft, hidden: [first.id] });
  expect(await seen()).not.toContain(first.id);
});
