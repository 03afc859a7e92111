import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignmentDraftSchema } from '../../../protocol/assignment.ts';
import type { ClassRole } from '../../../protocol/class.ts';
import {
  gradeTableSchema,
  learnersChecksSchema,
  lessonResultsSchema,
  touchedLessonsSchema,
} from '../../../protocol/results.ts';
import { SignIns } from '../../../sandbox-server/people/sign-ins.ts';
import { packFiles } from '../../../sandbox-server/progress/pack-files.ts';
import { openSqlite } from '../../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import { phrase } from '../../../sandbox-server/words/phrase.ts';
import { ApiClient, problemIn } from '../../support/api-client.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

const formula = '=HYPERLINK("https://example.org";"Ada")';
const minute = 60_000;
const begin = Date.UTC(2026, 8, 1, 9);

let server: ServerWithoutMachines;
let storage: Storage;
let api: ApiClient;
const tokens = new Map<string, string>();

/** Everybody signs in; what they did stands in the database, as if machines had run. */
beforeAll(async () => {
  const change = { loopbackOnly: false, accessKey: 'a-key-of-this-test' };
  server = await openServerWithoutMachines({ change });
  storage = await openSqlite(`${server.home}/slipway.sqlite`);
  api = new ApiClient(server.url);
  const signIns = new SignIns({ tokens: storage.tokens });
  for (const id of ['c1', 'c2']) {
    await storage.classes.insert({
      ...{ id, name: `Class, ${id}`, timeZone: 'Europe/Berlin', join: 'name', code: `CODE-${id}` },
      ...{ createdAt: new Date(begin), archivedAt: null },
    });
  }
  const people: [string, string, string, ClassRole][] = [
    ['ina', 'Ina', 'c1', 'instructor'],
    ['axel', 'Axel', 'c1', 'assistant'],
    ['ada', formula, 'c1', 'learner'],
    ['bob', '佐藤 Bob', 'c1', 'learner'],
    ['cy', 'Cy', 'c1', 'learner'],
    ['otto', 'Otto', 'c2', 'instructor'],
  ];
  for (const [id, name, classId, role] of people) {
    await storage.people.insert({
      ...{ id, name, email: `${id}@example.org`, createdAt: new Date(begin), disabledAt: null },
      ...{ role: role === 'instructor' ? 'instructor' : 'learner', lastSeenAt: null },
    });
    await storage.classes.enroll({
      ...{ class: classId, person: id, name, externalId: id === 'ada' ? '@s1' : null, role },
      joinedAt: new Date(begin),
    });
    tokens.set(id, await signIns.begin(id, 'password', 'test'));
  }
  await work();
  await handIn();
}, 60_000);
afterAll(async () => {
  await storage.close();
  await server.dispose();
});

/** Ada fails twice and is done; Bob fails once the same way. */
async function work() {
  const none = JSON.stringify(phrase('image.none', { tag: 'hello-py:1.0' }));
  const outcome = (person: string, minutes: number, failure: string | null) => ({
    ...{ session: 's', person, lesson: 'first-image', step: 'build', check: 'image-built' },
    ...{ passed: failure === null, failure, at: new Date(begin + minutes * minute) },
  });
  await storage.outcomes.append([
    ...[outcome('ada', 1, none), outcome('ada', 3, '"HTTP 500"'), outcome('ada', 5, null)],
    ...[outcome('bob', 2, none), outcome('ina', 2, none)],
  ]);
  await storage.progress.merge('ada', 'first-image', {
    steps: [{ step: 'build', doneAt: new Date(begin + 5 * minute), by: 'checks' }],
  });
}

async function handIn() {
  const times = { opensAt: null, dueAt: '2026-09-02T22:00:00.000Z', closesAt: null };
  const draft = assignmentDraftSchema.parse({
    ...{ title: 'Build, tag', lesson: 'first-image', times, published: true },
  });
  const gone = { ...draft, title: '+Gone', lesson: 'taken-away' };
  await storage.assignments.insert(
    { id: 'a1', class: 'c1', createdAt: new Date(begin), draft },
    { id: 'a2', class: 'c1', createdAt: new Date(begin), draft: gone },
    {
      ...{ id: 'a0', class: 'c1', createdAt: new Date(begin + 1) },
      draft: { ...draft, title: 'A draft', published: false },
    },
  );
  const archive = await packFiles([]);
  const attempts = [
    { person: 'ada', points: 4.5, daysLate: 0 },
    { person: 'ada', points: 3, daysLate: 1 },
    { person: 'bob', points: 2, daysLate: 3 },
  ];
  for (const [index, { person, points, daysLate }] of attempts.entries()) {
    const id = `submission-${index}`;
    const grade = { earned: 5, most: 5, daysLate, penalty: 5 - points, override: null, points };
    await storage.submissions.insert(
      {
        ...{ id, assignment: 'a1', class: 'c1', person, state: 'graded', grade, checks: [] },
        submittedAt: new Date(begin + index * minute),
      },
      {
        ...{ submission: id, archive, leftOut: [], inspected: {}, seen: [] },
        ...{ facts: {} as never, recordings: {} },
      },
      null,
    );
  }
}

const get = (who: string | null, path: string, language = 'en') =>
  api.call('GET', path, undefined, {
    'accept-language': language,
    ...(who !== null && { authorization: `Bearer ${tokens.get(who)}` }),
  });
const refused = async (who: string | null, path: string) => {
  const answer = await get(who, path);
  return [answer.status, problemIn(answer).code];
};

const results = [
  '/api/classes/c1/results',
  '/api/classes/c1/results/first-image',
  '/api/classes/c1/results/first-image/learners/ada',
];
const grades = ['/api/classes/c1/grades', '/api/classes/c1/grades.csv?format=canvas'];

describe('who may see it', () => {
  test.each([...results, ...grades])('%s is for those who teach or assist', async (path) => {
    expect(await refused('ada', path)).toEqual([403, 'forbidden']);
    expect(await refused('otto', path)).toEqual([404, 'unknown-class']);
    expect(await refused(null, path)).toEqual([401, 'not-signed-in']);
    expect((await get('ina', path)).status).toBe(200);
  });

  test('assistants see results, and no grades', async () => {
    for (const path of results) expect((await get('axel', path)).status).toBe(200);
    for (const path of grades) expect(await refused('axel', path)).toEqual([403, 'forbidden']);
  });

  test('nobody is looked up through a class that is not theirs', async () => {
    const path = '/api/classes/c2/results/first-image/learners/ada';
    expect(await refused('otto', path)).toEqual([404, 'unknown-person']);
    expect(await refused('ina', '/api/classes/c1/results/no-such-lesson')).toEqual([
      ...[404, 'unknown-lesson'],
    ]);
    expect(await refused('ina', '/api/classes/c1/grades.csv?format=excel')).toEqual([
      ...[400, 'bad-request'],
    ]);
  });
});

describe('what a class stumbles over', () => {
  test('lessons in which somebody did something, with how many', async () => {
    const { lessons } = touchedLessonsSchema.parse((await get('ina', results[0] ?? '')).body);
    expect(lessons).toEqual([{ slug: 'first-image', title: 'Your first image', learners: 2 }]);
    const { body } = await get('otto', '/api/classes/c2/results');
    expect(body).toEqual({ lessons: [] });
  });

  test('per step who is done, who tries, and the commonest failure in words', async () => {
    const answer = lessonResultsSchema.parse((await get('ina', results[1] ?? '')).body);
    const step = answer.steps.find(({ step: id }) => id === 'build');
    expect(step).toMatchObject({
      ...{ title: 'Build the image', done: 1, trying: 1, medianMinutes: 5, medianFailures: 2 },
      failures: [
        { check: 'image-built', found: 'no image hello-py:1.0', learners: 2, times: 2 },
        { check: 'image-built', found: 'HTTP 500', learners: 1, times: 1 },
      ],
    });
    expect(answer.steps.at(-1)).toMatchObject({ step: 'exercise', title: null, done: 0 });
    expect(answer.learners.map(({ person, done }) => [person, done])).toEqual([
      ...[
        ['ada', 1],
        ['cy', 0],
      ],
      ['bob', 0],
    ]);
    const japanese = lessonResultsSchema.parse((await get('ina', results[1] ?? '', 'ja')).body);
    expect(japanese.steps.find(({ step: id }) => id === 'build')?.failures[0]?.found).toMatch(
      /hello-py:1\.0.*ありません|ない/,
    );
  });

  test('per check how a learner fared', async () => {
    const answer = learnersChecksSchema.parse((await get('axel', results[2] ?? '')).body);
    expect(answer).toMatchObject({ name: formula, lessonTitle: 'Your first image' });
    expect(answer.checks.find(({ check }) => check === 'image-built')).toEqual({
      ...{ step: 'build', stepTitle: 'Build the image', check: 'image-built' },
      ...{ title: 'The image hello-py:1.0 holds hello.py', attempts: 3, failures: 2, minutes: 5 },
      firstSuccessAt: new Date(begin + 5 * minute).toISOString(),
      commonestFailure: 'no image hello-py:1.0',
    });
  });
});

describe('the grade table', () => {
  const csv = async (format: string) => {
    const answer = await get('ina', `/api/classes/c1/grades.csv?format=${format}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain(`grades-${format}.csv`);
    return parse(answer.body as string, { bom: true }) as string[][];
  };

  test('the best attempt counts; an assignment whose lesson is gone takes nothing with it', async () => {
    const { headers, body } = await get('ina', '/api/classes/c1/grades?download=true');
    expect(headers.get('content-disposition')).toContain('grades.json');
    const table = gradeTableSchema.parse(body);
    expect(table.assignments.map(({ title }) => title)).toEqual(['Build, tag', '+Gone']);
    expect(table.learners.map(({ person, points }) => [person, points])).toEqual([
      ...[
        ['ada', 4.5],
        ['cy', 0],
      ],
      ['bob', 2],
    ]);
    expect(table.learners[0]?.grades['a1']).toMatchObject({ attempts: 2, daysLate: 0 });
  });

  test('as CSV, what a spreadsheet would run is text', async () => {
    const [head, most, ada, , bob] = await csv('plain');
    expect(head).toEqual(['Name', 'E-mail', 'ID', 'Build, tag', "'+Gone", 'Total']);
    expect(most?.slice(4)).toEqual(['0', most?.[3]]);
    expect(ada).toEqual([`'${formula}`, 'ada@example.org', "'@s1", '4.5', '', '4.5']);
    expect(bob).toEqual(['佐藤 Bob', 'bob@example.org', '', '2', '', '2']);
  });

  test('as Moodle and Canvas import it', async () => {
    const [head, ada] = await csv('moodle');
    expect(head?.slice(0, 3)).toEqual(['ID number', 'Email address', 'Full name']);
    expect(ada?.slice(1, 4)).toEqual(['ada@example.org', `'${formula}`, '4.5']);
    const canvas = await csv('canvas');
    expect(canvas[0]?.slice(0, 5)).toEqual([
      ...['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'],
    ]);
    expect(canvas[1]?.[0]).toBe('    Points Possible');
    expect(canvas[4]).toEqual(['佐藤 Bob', '', '', 'bob@example.org', 'Class, c1', '2', '']);
  });
});

test('how one’s checks came out is in the file of what is kept of one', async () => {
  const { status, body } = await get('ada', '/api/me/export');
  expect(status, JSON.stringify(body)).toBe(200);
  expect((body as { checks: unknown[] }).checks).toHaveLength(3);
});
