import { readFile } from 'node:fs/promises';
import { anotherBrowser } from './support/another-browser.ts';
import { signInAda } from './support/classroom-accounts.ts';
import { expect, test } from './support/classroom-test.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeClass } from './support/make-class.ts';

test.beforeEach(({ page, server }) => signInAda(page, server));

test('a class is made, joined by its link, archived and gone', async ({ page, server }) => {
  const code = await makeClass(page, server.url, {
    name: 'Docker <b>1</b>',
    timeZone: 'Asia/Tokyo',
  });
  await expect(page.getByText('Asia/Tokyo')).toBeVisible();
  await expectAccessible(page);

  const lea = await anotherBrowser(page);
  await lea.goto(`${server.url}/classroom/join/#${code.toLowerCase()}`);
  await expect(lea.getByRole('heading', { name: 'Join “Docker <b>1</b>”' })).toBeVisible();
  await expectAccessible(lea);
  await lea.getByLabel('Your name').fill('Lea');
  await lea.getByRole('button', { name: 'Join', exact: true }).click();
  const link = await lea.getByLabel('Your personal link').inputValue();
  await lea.getByRole('button', { name: 'Go to the class' }).click();
  await expect(lea.getByText('Nothing is assigned yet.')).toBeVisible();
  await expect(lea.getByRole('link', { name: 'People' })).toBeHidden();

  const elsewhere = await anotherBrowser(page);
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.getByRole('link', { name: 'Docker <b>1</b>' }).click();
  await expect(elsewhere.getByRole('button', { name: 'Leave class' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Remove class' })).toBeDisabled();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('This class is archived')).toBeVisible();
  const late = await anotherBrowser(page);
  await late.goto(`${server.url}/classroom/join/`);
  await late.getByLabel('Code of the class').fill(code);
  await late.getByRole('button', { name: 'Continue' }).click();
  await expect(late.getByRole('alert')).toContainText('archived');

  await page.getByRole('button', { name: 'Remove class' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove class' }).click();
  await expect(page.getByText('There is no class here yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Server log' }).click();
  await expect(page.getByRole('cell', { name: 'Class removed', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('a roster comes from a file, after a look at what it changes', async ({ page, server }) => {
  await makeClass(page, server.url, { name: 'Docker 2' });
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('button', { name: 'Add people' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('<img src=x onerror=alert(1)>');
  await dialog.getByLabel('ID').fill('100');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('heading', { name: '1 personal link' })).toBeVisible();
  await expect(
    page.getByRole('cell', { name: '<img src=x onerror=alert(1)>', exact: true }),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Import CSV' }).click();
  const rows = ['100;Grace Hopper;;', '101;=SUM(1);;', '102;Bad;nowhere;', '101;Twice;;'];
  const file = ['ID number;Name;E-mail;City', ...rows].join('\r\n');
  await page.getByLabel('CSV file').setInputFiles({
    ...{ name: 'roster.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(`\uFEFF${file}`, 'utf16le'),
  });
  await expect(page.getByText('Added: 1. Changed: 1. As it is: 0. Wrong: 2.')).toBeVisible();
  await expect(page.getByText('This is no e-mail address: nowhere')).toBeVisible();
  await expect(page.getByText('The same person is in line 3.')).toBeVisible();
  await expect(page.getByText('Columns left out: City')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply 2 changes' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const links = await readFile(await (await coming).path(), 'utf8');
  expect(links).toContain(`'=SUM(1),,101,${server.url}/classroom/link/#`);

  await page.getByRole('link', { name: 'To the people of the class' }).click();
  await page.getByRole('searchbox').fill('10');
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByLabel('Choose all shown').check();
  await page.getByRole('button', { name: 'Change role' }).click();
  await dialog.getByLabel('Role').selectOption('Assistant');
  await dialog.getByRole('button', { name: 'Do it for 2' }).click();
  await expect(page.getByRole('cell', { name: 'Assistant', exact: true })).toHaveCount(2);
  await expectAccessible(page);
});
