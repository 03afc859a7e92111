import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { Assignment } from '../../protocol/assignment.ts';
import type { Class, Enrollment } from '../../protocol/class.ts';
import { packFiles } from '../../sandbox-server/progress/pack-files.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../support/server-without-machines.ts';
import { anotherBrowser } from './support/another-browser.ts';

const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
const password = 'heron paints the quiet stairs';
let server: ServerWithoutMachines;
let cls: Class;

// Where one can tell the class's clock from the browser's.
test.use({ timezoneId: 'America/Los_Angeles' });

/** Ada administers the server, Grace teaches a class of hers. */
test.beforeEach(async ({ page }) => {
  server = await openServerWithoutMachines({ change: { loopbackOnly: false }, siteFolder });
  const ada = await anotherBrowser(page);
  await post(ada, '/api/sign-in/first-administrator', {
    ...{ token: server.firstAdministratorToken, name: 'Ada', email: 'ada@example.org', password },
  });
  const { url } = await post<{ url: string }>(ada, '/api/people/invitations', {
    ...{ name: 'Grace', email: 'grace@example.org', role: 'instructor' },
  });
  const token = url.split('#')[1];
  await post(page, '/api/sign-in/invitation', { token, password });
  cls = await post<Class>(page, '/api/classes', { name: 'Spring', timeZone: 'Asia/Tokyo' });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await server.dispose();
});

async function post<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const answer = await page.request.post(`${server.url}${path}`, {
    ...{ data, headers: { origin: server.url } },
  });
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as Answer;
}

/** Joins the class by its code. */
async function learner(page: Page, name: string): Promise<Page> {
  const theirs = await anotherBrowser(page);
  await post(theirs, '/api/join', { code: cls.code, name });
  return theirs;
}

const assign = (page: Page, change: object = {}) =>
  post<Assignment>(page, `/api/classes/${cls.id}/assignments`, {
    ...{ title: 'Images', lesson: 'first-image', published: true, attempts: 2 },
    times: { opensAt: null, dueAt: '2099-05-01T12:00:00.000Z', closesAt: null },
    ...change,
  });
const address = (part: string) => `${server.url}/classroom/classes/${cls.id}/${part}`;
const expectAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

/** Presses the button of the dialog that a press opened. */
async function confirm(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: button }).click();
  await expect(dialog).toBeHidden();
}

test('many are extended, marked complete, reset, given new links and removed', async ({ page }) => {
  const lea = await learner(page, 'Mia');
  await learner(page, 'Tom');
  const { id } = await assign(page);
  const roster = await page.request.get(`${server.url}/api/classes/${cls.id}/roster`);
  const { members } = (await roster.json()) as { members: Enrollment[] };
  const leaId = members.find(({ name }) => name === 'Mia')?.person;
  await page.request.put(`${server.url}/api/assignments/${id}/extensions`, {
    headers: { origin: server.url },
    data: {
      ...{ persons: [leaId], replaces: true },
      extension: {
        ...{ dueAt: '2099-05-09T12:00:00.000Z', closesAt: null, moreAttempts: 3, reason: 'Ill' },
      },
    },
  });

  await page.goto(address('roster/'));
  const dialog = page.getByRole('dialog');
  const choose = async () => {
    for (const name of ['Mia', 'Tom']) await page.getByLabel(`Choose ${name}`).check();
  };
  await choose();
  await page.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect(dialog).toContainText('Nobody loses anything');
  await dialog.getByLabel('Due').fill('2099-05-02T01:30');
  await dialog.getByLabel('More attempts').fill('1');
  await dialog.getByLabel('Reason').fill('Outage');
  await expectAccessible(page);
  await confirm(page, 'Do it for 2');

  await choose();
  await page.getByRole('button', { name: 'Mark complete' }).click();
  await dialog.getByLabel('Lesson').selectOption('first-image');
  await confirm(page, 'Do it for 2');
  const progress = async () => {
    const answer = await lea.request.get(`${server.url}/api/progress`);
    const { lessons } = (await answer.json()) as { lessons: Record<string, { steps?: object }> };
    return Object.keys(lessons['first-image']?.steps ?? {}).length;
  };
  await expect.poll(progress).toBeGreaterThan(0);
  await choose();
  await page.getByRole('button', { name: 'Reset progress' }).click();
  await dialog.getByLabel('Lesson').selectOption('first-image');
  await confirm(page, 'Do it for 2');
  await expect.poll(progress).toBe(0);

  await choose();
  await page.getByRole('button', { name: 'Renew links' }).click();
  await confirm(page, 'Do it for 2');
  await expect(page.getByRole('heading', { name: '2 personal links' })).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const links = await readFile(await (await coming).path(), 'utf8');
  const rows = parse(links, { bom: true }) as string[][];
  const link = rows.find(([name]) => name === 'Tom')?.at(-1) ?? '';
  const elsewhere = await anotherBrowser(page);
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('link', { name: 'Spring' }).first()).toBeVisible();

  await page.goto(address(`assignments/${id}/`));
  const extended = page.getByRole('region', { name: 'Extensions' }).getByRole('row');
  const ofLea = extended.filter({ hasText: 'Mia' });
  await expect(ofLea).toContainText('May 9');
  await expect(ofLea.getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(extended.filter({ hasText: 'Tom' })).toContainText('May 2');

  await page.goto(address('roster/'));
  await page.getByLabel('Choose Tom').check();
  await page.getByRole('button', { name: 'Remove from class' }).click();
  await confirm(page, 'Do it for 1');
  await expect(page.getByRole('rowheader', { name: 'Tom' }).or(page.getByText('Tom'))).toHaveCount(
    0,
  );
  await elsewhere.reload();
  await expect(elsewhere.getByText('There is no class here yet.')).toBeVisible();

  await page.goto(address('audit/'));
  await expect(page.getByRole('cell', { name: 'Several removed from the class' })).toBeVisible();
  // The newest is of Tom alone, who is gone: Mia had more already.
  const given = page.getByRole('row').filter({ hasText: 'Extension given' }).last();
  await expect(given).toContainText('Images');
  await expect(given).toContainText('Mia');
  await expect(given.getByText(leaId ?? 'nobody')).toBeHidden();
  await given.getByText('Show').click();
  await expect(given.getByText(leaId ?? 'nobody')).toBeVisible();
  await expectAccessible(page);
});

test('one learner’s extension is changed from what they have, and removed', async ({ page }) => {
  await learner(page, 'Mia');
  const { id } = await assign(page);
  await page.goto(address(`assignments/${id}/`));
  const region = page.getByRole('region', { name: 'Extensions' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Extend', exact: true }).click();
  await dialog.getByLabel('Learners').selectOption({ label: 'Mia' });
  await dialog.getByLabel('Due').fill('2099-05-20T21:00');
  await dialog.getByLabel('More attempts').fill('2');
  await dialog.getByLabel('Reason').fill('Ill');
  await confirm(page, 'Extend');

  await region.getByRole('button', { name: 'Change the extension of Mia' }).click();
  await expect(dialog).toContainText('What you set takes its place');
  await expect(dialog.getByLabel('Due')).toHaveValue('2099-05-20T21:00');
  await expect(dialog.getByLabel('More attempts')).toHaveValue('2');
  await expect(dialog.getByLabel('Reason')).toHaveValue('Ill');
  await expectAccessible(page);
  await dialog.getByLabel('Due').fill('2099-04-01T21:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Due')).toHaveJSProperty('validity.valid', false);
  await dialog.getByLabel('Due').fill('2099-05-10T01:30');
  await confirm(page, 'Save');
  await expect(region.getByRole('row').filter({ hasText: 'Mia' })).toContainText('May 10');

  await region.getByRole('button', { name: 'Remove the extension of Mia' }).click();
  await expect(page.getByText('Nobody has other times.')).toBeVisible();
});

test('points are given by hand, exported to Canvas and JSON, and taken back', async ({ page }) => {
  const lea = await learner(page, 'Mia');
  const { id } = await assign(page);
  await assign(page);
  await assign(page, { title: 'Draft', published: false });
  await page.goto(address(`assignments/${id}/`));
  const region = page.getByRole('region', { name: 'Points given by hand' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Give points' }).click();
  await dialog.getByLabel('Learner').selectOption({ label: 'Mia' });
  await dialog.getByLabel('Points').fill('1.5');
  await dialog.getByLabel('Reason').fill('Oral examination');
  await expectAccessible(page);
  await confirm(page, 'Give points');
  await expect(region.getByRole('row').filter({ hasText: 'Mia' })).toContainText(
    'Oral examination',
  );

  await lea.goto(`${server.url}/classroom/classes/${cls.id}/assignments/${id}/`);
  await expect(lea.getByText('Given by your instructor: Oral examination')).toBeVisible();
  await expect(lea.getByRole('region', { name: 'Checks' })).toContainText('Wanted:');
  await expectAccessible(lea);

  await page.goto(address('results/grades/'));
  const table = page.getByRole('table', { name: 'Grades' });
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await expect(table).toContainText('Images (2)');
  await expect(table).not.toContainText('Draft');
  await expect(table.getByRole('row').filter({ hasText: 'Mia' })).toContainText('Given');

  const download = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
    if (format.endsWith('Canvas')) {
      await expect(dialog).toContainText('1 learner has neither an e-mail address nor an ID');
      await expect(dialog.getByRole('link', { name: 'To the people of the class' })).toBeVisible();
      await expectAccessible(page);
    }
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const file = await coming;
    await expect(dialog).toBeHidden();
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const canvas = await download('CSV for Canvas');
  expect(canvas.name).toBe('grades-canvas.csv');
  const rows = parse(canvas.text, { bom: true }) as string[][];
  expect(rows[0]?.slice(5)).toEqual(['Images', 'Images (2)']);
  expect(rows[2]).toEqual(['Mia', '', '', '', 'Spring', '1.5', '']);
  const json = await download('JSON');
  expect(json.name).toBe('grades.json');
  expect(JSON.parse(json.text)).toMatchObject({
    learners: [{ name: 'Mia', points: 1.5, grades: { [id]: { givenFor: 'Oral examination' } } }],
  });

  await page.goto(address(`assignments/${id}/`));
  await region.getByRole('button', { name: 'Take back the points of Mia' }).click();
  await expect(page.getByText('Nobody has points by hand.')).toBeVisible();
  await lea.reload();
  await expect(lea.getByRole('region', { name: 'Checks' })).toBeVisible();
  await expect(lea.getByText('Given by your instructor')).toBeHidden();
});

test('points that were set go back to what was earned', async ({ page }) => {
  const lea = await learner(page, 'Mia');
  const { id } = await assign(page);
  const me = (await (await lea.request.get(`${server.url}/api/me`)).json()) as {
    person: { id: string };
  };
  const grade = { earned: 4, most: 5, daysLate: 0, penalty: 0, override: null, points: 4 };
  const checks = [{ id: 'x', title: { en: 'It runs' }, status: 'passed' as const, points: 4 }];
  const storage = await openSqlite(`${server.home}/slipway.sqlite`);
  await storage.submissions.insert(
    {
      ...{ id: 'handed-in', assignment: id, class: cls.id, person: me.person.id },
      ...{ submittedAt: new Date(), state: 'graded', grade },
      checks: checks.map((check) => ({ ...check, hidden: false, source: 'clean' })),
    },
    {
      ...{ submission: 'handed-in', archive: await packFiles([]), leftOut: [], inspected: {} },
      ...{ seen: [], facts: {} as never, recordings: {} },
    },
    null,
  );
  await storage.close();
  await page.goto(address('submissions/handed-in/'));
  await page.getByRole('button', { name: 'Set points' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Points').fill('2');
  await dialog.getByLabel('Reason').fill('Copied');
  await confirm(page, 'Set points');
  await expect(page.getByText('Copied')).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was earned' }).click();
  await expect(page.getByText('Copied')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Back to what was earned' })).toBeHidden();
  await page.goto(address('audit/'));
  await expect(page.getByRole('row').filter({ hasText: 'Grade restored' })).toContainText(
    'Mia, Images (1)',
  );
});

test('a class is copied with its people, and says when somebody is stuck', async ({ page }) => {
  await learner(page, 'Mia');
  await assign(page);
  await page.goto(address('settings/'));
  await page.getByLabel('Stuck after minutes').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto(address('board/?lesson=first-image'));
  await expect(page.getByText('(stuck after 12 minutes)')).toBeVisible();

  await page.goto(address('settings/'));
  await page.getByRole('button', { name: 'Copy class' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Autumn');
  await dialog.getByLabel('Move dates by days').fill('7');
  await dialog.getByLabel('Copy the people too').check();
  await expect(dialog).toContainText('joins by their own yes');
  await expectAccessible(page);
  await confirm(page, 'Make copy');
  await expect(page.getByRole('heading', { name: 'Autumn' })).toBeVisible();
  await page.getByRole('link', { name: 'Assignments', exact: true }).click();
  const copied = page.getByRole('row').filter({ hasText: 'Images' });
  await expect(copied).toContainText('May 8');
  await expect(copied).toContainText('Draft');
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Change Mia' })).toBeVisible();
});

test('one takes one’s data along, and signs out everywhere', async ({ page }) => {
  const lea = await learner(page, 'Mia');
  const { url } = await post<{ url: string }>(lea, '/api/me/link', {});
  const phone = await anotherBrowser(page);
  await phone.goto(`${server.url}${url}`);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByRole('link', { name: 'Spring' })).toBeVisible();

  await lea.goto(`${server.url}/classroom/account/`);
  const coming = lea.waitForEvent('download');
  await lea.getByRole('link', { name: 'Export' }).click();
  const kept = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as object;
  expect(kept).toMatchObject({ account: { name: 'Mia' } });
  await lea.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(lea).toHaveURL(/\/classroom\/sign-in\//);
  await phone.goto(`${server.url}/classroom/account/`);
  await expect(phone).toHaveURL(/\/classroom\/sign-in\//);
});

test('a hidden check is written in a form, or as JSON', async ({ page }) => {
  const { id } = await assign(page);
  await page.goto(address(`assignments/${id}/`));
  await page.getByRole('button', { name: 'Add a check' }).click();
  const check = page.getByRole('group', { name: /^New check/ });
  await expect(check.getByLabel('Title')).toBeFocused();
  await check.getByLabel('What is looked at').selectOption({ label: 'A file' });
  await check.getByLabel('Path').fill('data.txt');
  // What is unfinished is not lost as JSON, nor saved without it.
  await page.getByRole('button', { name: 'As JSON' }).click();
  const asText = page.getByLabel('Further hidden checks, as JSON');
  const isValid = (control: Locator) =>
    control.evaluate((element: HTMLTextAreaElement) => element.validity.valid);
  expect(await isValid(asText)).toBe(false);
  await page.getByRole('button', { name: 'As a form' }).click();
  await check.getByLabel('Title').fill('The data is kept');
  const named = page.getByRole('group', { name: /^The data is kept/ });
  const pattern = named.getByLabel('The file contains (regular expression)');
  await pattern.fill('(');
  await expect(named).toContainText('This is no regular expression.');
  expect(await isValid(pattern)).toBe(false);
  await pattern.fill('^kept');
  expect(await isValid(pattern)).toBe(true);
  const points = named.getByLabel('Points', { exact: true });
  await points.press('ControlOrMeta+a');
  await points.press('Backspace');
  await points.press('3');
  await expect(points).toHaveValue('3');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.reload();
  const kept = page.getByRole('group', { name: /^The data is kept/ });
  await expect(kept.getByLabel('Path')).toHaveValue('data.txt');
  await page.getByRole('button', { name: 'As JSON' }).click();
  const text = page.getByLabel('Further hidden checks, as JSON');
  await expect(text).toHaveValue(/"matches": "\^kept"/);
  await text.fill('[{"kind":"file"}]');
  await expect(page.getByRole('button', { name: 'As a form' })).toBeDisabled();
  await text.fill('');
  await page.getByRole('button', { name: 'As a form' }).click();
  await expect(kept).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});
