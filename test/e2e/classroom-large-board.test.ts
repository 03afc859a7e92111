import { mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import type { Class } from '../../protocol/class.ts';
import type { SessionRecord } from '../../sandbox-server/storage/sessions/session-store.ts';
import { readServerId } from '../../sandbox-server/composition/server-id.ts';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import { viewSession } from '../../sandbox-server/sessions/session-view.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { StepOutcome } from '../../sandbox-server/checks/step-outcome.ts';
import { fillSchool, type School } from '../bench/classroom/fill-school.ts';
import { openSqliteWriter } from '../bench/classroom/row-writer.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../support/server-without-machines.ts';

const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
const learners = 200;
/** How many are at work, each with a session. */
const working = 40;
const name = '<img src=x onerror="window.hacked=1"><b>Mallory</b>';

let server: ServerWithoutMachines;
let school: School;
const sessions: SessionRecord[] = [];

const tell = (record: SessionRecord, expiresAt = record.expiresAt) => {
  const address = { domain: 'localhost', port: 80 };
  const session = viewSession({ ...record, expiresAt }, address, undefined, undefined);
  server.sessions.hub.tell(record.id, { type: 'session', session });
};
const outcome = (record: SessionRecord, isDone: boolean) => {
  const found = isDone ? {} : { expected: 'an image', found: 'no image' };
  const news: StepOutcome = {
    ...{ step: 'first-run', doneAt: isDone ? new Date().toISOString() : null },
    checks: [
      {
        ...{ id: 'image-pulled', title: { en: 'Pulled' } },
        ...{ status: isDone ? 'passed' : 'failed', ...found },
      },
    ],
  };
  server.sessions.hub.tell(record.id, { type: 'step', outcome: news });
};

test.beforeAll(async () => {
  server = await openServerWithoutMachines({ siteFolder });
  const writer = openSqliteWriter(`${server.home}/slipway.sqlite`);
  school = await fillSchool(writer, await loadCourse(lessons), {
    ...{ classes: [learners], outcomes: 400, assignmentsPerClass: 1, auditPerClass: 0 },
  });
  await writer.finish();
  const id = await readServerId(server.home);
  const storage = await openSqlite(`${server.home}/slipway.sqlite`, id);
  const [cls] = school.classes;
  if (!cls) throw new Error('a school has classes');
  await storage.classes.updateEnrollment(cls.id, cls.learners[0] ?? '', { name });
  for (const [at, owner] of cls.learners.slice(0, working).entries()) {
    const record: SessionRecord = {
      ...{ id: `session-${at}`, owner, lesson: 'hello-world', language: 'en', state: 'ready' },
      ...{ startsFrom: 'start', machine: null, previewKey: `key-${at}`, problem: null },
      ...{ createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
    };
    await storage.sessions.insert(record);
    await storage.progress.forget(owner);
    sessions.push(record);
    tell(record);
  }
  await storage.close();
});
test.afterAll(() => server.dispose());

const boardHead = async () => {
  const [cls] = school.classes;
  const answer = await fetch(`${server.url}/api/classes/${cls?.id}`);
  return (await answer.json()) as Class;
};

const openBoard = async (page: Page) => {
  const [cls] = school.classes;
  await page.goto(`${server.url}/classroom/classes/${cls?.id}/board/?lesson=hello-world`);
  const rows = page.locator('table.room-board tbody tr');
  await expect(rows).toHaveCount(learners);
  return rows;
};

/** Counts rows of the board whose DOM changes, and those that are made or taken away. */
const countChanges = (page: Page) =>
  page.evaluate(() => {
    const body = document.querySelector('table.room-board tbody');
    const changed = new Set<Element>();
    const counts = { changed, moved: 0 };
    Object.assign(window, { boardCounts: counts });
    new MutationObserver((records) => {
      for (const { target, type } of records) {
        if (target === body && type === 'childList') counts.moved += 1;
        const row = (target instanceof Element ? target : target.parentElement)?.closest('tr');
        if (row) changed.add(row);
      }
    }).observe(body as Node, {
      ...{ childList: true, subtree: true, characterData: true, attributes: true },
    });
  });
const changes = (page: Page) =>
  page.evaluate(() => {
    const { boardCounts } = window as unknown as {
      boardCounts: { changed: Set<Element>; moved: number };
    };
    return { changed: boardCounts.changed.size, moved: boardCounts.moved };
  });

test('with 200 learners only the rows that are news are drawn again', async ({ page }) => {
  for (const record of sessions) tell(record);
  const rows = await openBoard(page);
  await expect(page.getByText(/^200 learners/)).toBeVisible();
  // Each is a row, and a row is a bounded number of elements.
  const steps = await page.locator('table.room-board thead th').count();
  expect(await page.locator('table.room-board *').count()).toBeLessThan(
    learners * (steps * 6 + 12),
  );

  const before = await rows.locator('td [data-state="done"]').count();
  await countChanges(page);
  const three = sessions.slice(5, 8);
  for (const record of three) outcome(record, true);
  await expect.poll(async () => (await changes(page)).changed).toBe(three.length);
  await expect(rows.locator('td [data-state="done"]')).toHaveCount(before + three.length);
  // A burst: thirty are told of ten times each, and no row is made anew or moved.
  const many = sessions.slice(0, 30);
  for (let turn = 0; turn < 10; turn += 1) {
    for (const record of many) outcome(record, turn % 2 === 1);
  }
  await expect(rows.locator('td [data-state="done"]')).toHaveCount(before + many.length);
  const counted = await changes(page);
  expect(counted.changed).toBe(many.length);
  expect(counted.moved).toBe(0);
  await expect(rows).toHaveCount(learners);
});

test('whoever fails in the same way for minutes in which they work stands as stuck', async ({
  page,
}) => {
  const rows = await openBoard(page);
  await expect(rows.locator('[data-state="stuck"]')).toHaveCount(0);
  const [record] = sessions.slice(-1);
  if (!record) throw new Error('nobody works');
  const { stuckMinutes } = await boardHead();
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    outcome(record, false);
    for (let minute = 1; minute <= stuckMinutes + 2; minute += 1) {
      mock.timers.tick(60_000);
      tell(record, new Date(record.expiresAt.getTime() + minute * 60_000));
      outcome(record, false);
    }
  } finally {
    mock.timers.reset();
  }
  await expect(rows.locator('[data-state="stuck"]')).toHaveCount(1);
  await expect(page.getByText(/1 stuck/)).toBeVisible();
  await page.getByLabel('Show', { exact: true }).selectOption('Stuck');
  await expect(rows).toHaveCount(1);
  // Something else that fails is another try.
  outcome(record, true);
  await expect(rows.locator('[data-state="stuck"]')).toHaveCount(0);
});

test('they are found, filtered and put in order', async ({ page }) => {
  const there = sessions.slice(0, 10);
  const leave = there.map(({ id }) => server.sessions.hub.subscribe(id, () => {}));
  const rows = await openBoard(page);
  const names = page.locator('.room-board-name');
  const all = await names.allInnerTexts();
  expect(all).toEqual(all.toSorted((a, b) => a.localeCompare(b, 'en')));
  await page.getByLabel('Find a learner').fill('mallory');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Find a learner').fill('');
  await page.getByLabel('Show', { exact: true }).selectOption('Offline');
  await expect(rows).toHaveCount(learners - there.length);
  for (const each of leave) each();
  await expect(rows).toHaveCount(learners);
  await page.getByLabel('Show', { exact: true }).selectOption('Everybody');
  await expect(rows).toHaveCount(learners);
  await page.getByLabel('Order', { exact: true }).selectOption('By points');
  const points = async () =>
    (await rows.locator('td[data-number]:nth-last-child(2)').allInnerTexts()).map(parseFloat);
  const sorted = await points();
  expect(new Set(sorted).size).toBeGreaterThan(1);
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
});

test('a name of HTML is text, on the board and in the queue for help', async ({ page }) => {
  const id = await readServerId(server.home);
  const storage = await openSqlite(`${server.home}/slipway.sqlite`, id);
  const [cls] = school.classes;
  await storage.help.insert({
    ...{ id: 'help', class: cls?.id ?? '', person: cls?.learners[0] ?? '', lesson: 'hello-world' },
    ...{ session: 'session-0', message: name, askedAt: new Date(), taken: null, end: null },
  });
  await storage.close();
  await openBoard(page);
  await expect(page.getByRole('rowheader', { name: /<b>Mallory<\/b>/ })).toBeVisible();
  const queue = page.getByRole('region', { name: 'Asking for help' });
  await expect(queue.getByText('<b>Mallory</b>').first()).toBeVisible();
  await expect(page.locator('.room img[src="x"]')).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
