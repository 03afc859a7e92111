import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import { fillSchool, type School } from '../bench/classroom/fill-school.ts';
import { openSqliteWriter } from '../bench/classroom/row-writer.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../support/server-without-machines.ts';
import { expectAccessible } from './support/expect-accessible.ts';

const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
let server: ServerWithoutMachines;
let school: School;

/** A class of twelve that has worked for some weeks, and one in which nobody is yet. */
test.beforeAll(async () => {
  server = await openServerWithoutMachines({ siteFolder });
  const writer = openSqliteWriter(`${server.home}/slipway.sqlite`);
  school = await fillSchool(writer, await loadCourse(lessons), {
    ...{ classes: [12, 0], outcomes: 1_200, assignmentsPerClass: 3, auditPerClass: 0 },
  });
  await writer.finish();
});
test.afterAll(() => server.dispose());

const address = (index: number, part = '') =>
  `${server.url}/classroom/classes/${school.classes[index]?.id}/results/${part}`;
const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('an instructor sees what the class stumbles over, and how a learner fared', async ({
  page,
}) => {
  await page.goto(address(0));
  await page.getByRole('combobox', { name: 'Lesson', exact: true }).selectOption('first-image');
  const steps = page.getByRole('region', { name: 'What the class stumbles over' });
  const build = steps.getByRole('listitem').filter({ hasText: 'Build the image' }).first();
  await expect(build).toContainText(/Done: \d+, trying: \d+, not begun: \d+/);
  await expect(build).toContainText('Median of those who are done');
  await expect(steps.getByText('Found: no image hello-py:1.0').first()).toBeVisible();
  await expectAccessible(page);

  const learners = page.getByRole('table', { name: 'Minutes and failures, step by step' });
  await expect(learners.getByRole('row')).toHaveCount(1 + 12);
  const link = learners.getByRole('rowheader').first().getByRole('link');
  const name = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { name: `${name} in “Your first image”` })).toBeVisible();
  const check = page.getByRole('row', { name: /The image hello-py:1.0 holds hello.py/ });
  await expect(check).toContainText('Build the image');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await width(page)).toBe(390);
  await page.getByRole('link', { name: 'Back to the whole class' }).click();
  await expect(steps).toBeVisible();
  expect(await width(page)).toBe(390);
});

test('grades are put in order and exported, and the file is read back', async ({ page }) => {
  await page.goto(address(0, 'grades/'));
  const table = page.getByRole('table', { name: 'Grades' });
  await expect(table.getByRole('row')).toHaveCount(1 + 12);
  await table.getByRole('button', { name: /^Total/ }).click();
  await table.getByRole('button', { name: /^Total/ }).click();
  await expect(table.getByRole('columnheader', { name: /^Total/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const totals = (await table.locator('tbody tr td:last-child').allInnerTexts()).map(Number);
  expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'CSV for Moodle' }).check();
  await expect(dialog).toContainText('Map “Email address” to “Email address”');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('grades-moodle.csv');
  await expect(dialog).toBeHidden();
  const rows: string[][] = parse(await readFile(await download.path()), { bom: true });
  expect(rows).toHaveLength(1 + 12);
  const sum = rows.slice(1).flatMap((row) => row.slice(3).map(Number));
  const shown = totals.reduce((all, total) => all + total, 0);
  expect(sum.reduce((all, points) => all + points, 0)).toBeCloseTo(shown, 1);
});

test('a class that is new says what will be there', async ({ page }) => {
  await page.goto(address(1));
  await expect(page.getByText('Nobody of this class has worked on a lesson yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Grades' }).click();
  await expect(page.getByText('This class has no learners yet.')).toBeVisible();
  await expectAccessible(page);
});
