import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../support/server-without-machines.ts';

const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
const password = 'heron paints the quiet stairs';
let server: ServerWithoutMachines;
/** The administrator's browser, and an instructor's who made a class. */
let ada: Page;
let ina: Page;

async function arrive(browser: Browser, path: string, data: object): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const answer = await page.request.post(`${server.url}${path}`, { data });
  expect(answer.ok()).toBe(true);
  return page;
}
const expectAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test.beforeEach(async ({ browser }) => {
  server = await openServerWithoutMachines({ change: { loopbackOnly: false }, siteFolder });
  ada = await arrive(browser, '/api/sign-in/first-administrator', {
    ...{ token: server.firstAdministratorToken, name: 'Ada', email: 'ada@example.org', password },
  });
  const invitation = await ada.request.post(`${server.url}/api/people/invitations`, {
    data: { name: 'Ina', email: 'ina@example.org', role: 'instructor' },
  });
  const token = ((await invitation.json()) as { url: string }).url.split('#')[1];
  ina = await arrive(browser, '/api/sign-in/invitation', { token, password });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await server.dispose();
});

/** A class of Ina's, whose first page is open in her browser. @returns its code */
async function makeClass(): Promise<string> {
  await ina.goto(`${server.url}/classroom/`);
  await ina.getByRole('button', { name: 'New class' }).click();
  await ina.getByRole('dialog').getByLabel('Name').fill('Docker');
  await ina.getByRole('dialog').getByRole('button', { name: 'Create class' }).click();
  await expect(ina.getByRole('heading', { name: 'Docker' })).toBeVisible();
  return (await ina.locator('.room-class-code code').textContent()) ?? '';
}

test('who has an account is asked, and is in the class by their own yes', async () => {
  await makeClass();
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

test('an invitation is declined, and one is withdrawn', async () => {
  await makeClass();
  const classAddress = ina.url();
  const invite = async () => {
    const id = classAddress.split('/').at(-2) ?? '';
    const answer = await ina.request.post(`${server.url}/api/classes/${id}/roster`, {
      data: { name: 'Ada', email: 'ada@example.org' },
    });
    expect(answer.ok()).toBe(true);
  };
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
  browser,
}) => {
  const code = await makeClass();
  const [first, second] = (await Promise.all(
    [1, 2].map(async () => (await browser.newContext()).newPage()),
  )) as [Page, Page];
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
