import type { Page } from '@playwright/test';
import { anotherBrowser } from './support/another-browser.ts';
import { signInAda, signInInstructor } from './support/classroom-accounts.ts';
import { expect, test } from './support/classroom-test.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeClass } from './support/make-class.ts';
import { postFrom } from './support/post-from.ts';

/** The administrator's browser, and an instructor's who made a class. */
let ada: Page;
let ina: Page;
/** The code of Ina's class, whose first page is open in her browser. */
let code: string;

test.beforeEach(async ({ page, server }) => {
  [ada, ina] = [page, await anotherBrowser(page)];
  await signInAda(ada, server);
  await signInInstructor(ina, 'Ina', ada, server);
  code = await makeClass(ina, server.url, { name: 'Docker' });
});

test('who has an account is asked, and is in the class by their own yes', async ({ server }) => {
  await ina.getByRole('link', { name: 'People', exact: true }).click();
  await ina.getByRole('button', { name: 'Add people' }).click();
  const dialog = ina.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ada Lovelace');
  await dialog.getByLabel('E-mail').fill('ada@example.org');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const invited = ina.getByRole('region', { name: 'Invited' });
  await expect(invited.getByRole('row', { name: /Ada Lovelace/ })).toBeVisible();
  await expectAccessible(ina);

  await ada.goto(`${server.url}/classroom/`);
  await expect(ada.getByText('You are invited to “Docker” by Ina')).toBeVisible();
  await expectAccessible(ada);
  await ada.getByRole('button', { name: 'Join “Docker”' }).click();
  await expect(ada.getByRole('heading', { name: 'Docker' })).toBeVisible();

  await ina.reload();
  await expect(ina.getByRole('cell', { name: 'ada@example.org' })).toBeVisible();
  await expect(invited).toHaveCount(0);
});

test('an invitation is declined, and one is withdrawn', async ({ server }) => {
  const classAddress = ina.url();
  const id = classAddress.split('/').at(-2) ?? '';
  const invite = () =>
    postFrom(ina, `${server.url}/api/classes/${id}/roster`, {
      ...{ name: 'Ada', email: 'ada@example.org' },
    });
  await invite();
  await ada.goto(`${server.url}/classroom/`);
  await ada.getByRole('button', { name: 'Decline the invitation to “Docker”' }).click();
  await expect(ada.getByText('You are invited')).toHaveCount(0);
  await invite();
  await ina.goto(`${classAddress}roster/`);
  await ina.getByRole('button', { name: 'Withdraw the invitation of Ada' }).click();
  await expect(ina.getByRole('region', { name: 'Invited' })).toHaveCount(0);
  await ada.reload();
  await expect(ada.getByRole('button', { name: 'New class' })).toBeVisible();
  await expect(ada.getByText('You are invited')).toHaveCount(0);
});

test('a name that somebody in the class has is joined under by an explicit second yes', async ({
  server,
}) => {
  const [first, second] = [await anotherBrowser(ada), await anotherBrowser(ada)];
  for (const page of [first, second]) {
    await page.goto(`${server.url}/classroom/join/#${code}`);
    await page.getByLabel('Your name').fill(page === first ? 'Lea Kim' : 'lea  KIM');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    if (page === first) await expect(page.getByLabel('Your personal link')).toBeVisible();
  }
  await second.getByRole('button', { name: 'I am another person: join' }).click();
  await expect(second.getByLabel('Your personal link')).toBeVisible();
  await first.goto(`${server.url}/classroom/join/#${code}`);
  await first.reload();
  await expect(first.getByText('You are in “Docker” already')).toBeVisible();
  await ina.getByRole('link', { name: 'People', exact: true }).click();
  await expect(ina.getByText('Same name')).toHaveCount(2);
});
