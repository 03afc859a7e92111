import { anotherBrowser } from './support/another-browser.ts';
import { password } from './support/classroom-accounts.ts';
import { expect, test } from './support/classroom-test.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { welcomeAda } from './support/welcome-ada.ts';

const linkOf = (server: {
  readonly url: string;
  readonly firstAdministratorToken: string | null;
}) => `${server.url}/classroom/welcome/#${server.firstAdministratorToken}`;

test('the first administrator invites an instructor, who sets a password', async ({
  page,
  server,
}) => {
  await welcomeAda(page, linkOf(server));
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Grace <b>Hopper</b>');
  await dialog.getByLabel('E-mail').fill('grace@example.org');
  await dialog.getByRole('button', { name: 'Make invitation' }).click();
  const link = await dialog.getByLabel('Personal link').inputValue();
  expect(link).toMatch(new RegExp(`^${server.url}/classroom/invitation/#`));
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Grace <b>Hopper</b>' })).toBeVisible();
  await expectAccessible(page);

  const grace = await anotherBrowser(page);
  await grace.goto(link);
  await expect(grace.getByText('Hello Grace <b>Hopper</b>')).toBeVisible();
  await grace.getByLabel('New password').fill('short');
  await grace.getByRole('button', { name: 'Set password' }).click();
  await expect(grace.getByLabel('New password')).toHaveJSProperty('validity.valid', false);
  await grace.getByLabel('New password').fill(password);
  await grace.getByRole('button', { name: 'Set password' }).click();
  await expect(grace).toHaveURL(`${server.url}/classroom/`);
  await grace.goto(`${server.url}/classroom/people/`);
  await expect(grace.getByRole('alert')).toContainText('Only administrators');

  const late = await anotherBrowser(page);
  await late.goto(link);
  await expect(late.getByRole('alert')).toContainText('does not open anything');

  await page.getByLabel('Name or e-mail').fill('GRACE@');
  await expect(page.getByRole('button', { name: 'Ada Lovelace' })).toBeHidden();
  await page.getByRole('button', { name: 'Grace <b>Hopper</b>' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Disabled')).toBeVisible();
  await grace.reload();
  await expect(grace).toHaveURL(/\/classroom\/sign-in\//);
});

test('whoever is signed out signs in and goes on where they were', async ({ page, server }) => {
  await welcomeAda(page, linkOf(server));
  await page.goto(`${server.url}/`);
  await page.getByRole('link', { name: 'Your account' }).click();
  await expect(page.getByText('This device')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your name, as others see it').fill('Ada King');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').first()).toHaveText('Saved.');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/classroom\/sign-in\//);
  expect(await page.evaluate(() => localStorage.getItem('slipway:progress'))).toBeNull();
  await page.goto(`${server.url}/`);
  await expect(page.getByRole('link', { name: 'Your account' })).toBeHidden();

  await page.goto(`${server.url}/ja/classroom/people/`);
  await expect(page).toHaveURL(/\/ja\/classroom\/sign-in\/\?return=/);
  await page.getByLabel('メールアドレス').fill('ada@example.org');
  await page.getByLabel('パスワード').fill('not the password');
  await page.getByRole('button', { name: 'サインイン' }).click();
  await expect(page.getByRole('alert')).toContainText('メールアドレスまたはパスワードが違います');
  await expectAccessible(page);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await expect(page).toHaveURL(`${server.url}/ja/classroom/people/`);
  await expect(page.getByRole('button', { name: 'Ada King' })).toBeVisible();
});

test('a learner comes back on another device by a personal link, and erases the account', async ({
  page,
  server,
}) => {
  await welcomeAda(page, linkOf(server));
  const made = await page.request.post(`${server.url}/api/classes`, {
    headers: { origin: server.url },
    data: { name: 'Docker 101', timeZone: 'Europe/Berlin', join: 'name' },
  });
  const { code } = (await made.json()) as { code: string };
  const learner = await anotherBrowser(page);
  const joined = await learner.request.post(`${server.url}/api/join`, {
    headers: { origin: server.url },
    data: { code, name: 'Linus' },
  });
  expect(joined.status()).toBe(200);
  await learner.goto(`${server.url}/classroom/account/`);
  await learner.getByRole('button', { name: 'Make a new link' }).click();
  await learner.getByRole('dialog').getByRole('button', { name: 'Make a new link' }).click();
  const link = await learner.getByRole('textbox', { name: 'Personal link' }).inputValue();

  const phone = await anotherBrowser(page);
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone).toHaveURL(`${server.url}/classroom/`);
  await phone.goto(`${server.url}/classroom/account/`);
  await expect(phone.getByLabel('Your name, as others see it')).toHaveValue('Linus');
  await expect(phone.getByRole('row')).toHaveCount(3);

  await learner.getByRole('button', { name: 'Revoke' }).click();
  await expect(learner.getByRole('button', { name: 'Make a link' })).toBeVisible();
  const thief = await anotherBrowser(page);
  await thief.goto(link);
  await thief.getByRole('button', { name: 'Sign in' }).click();
  await expect(thief.getByRole('alert')).toContainText('does not open anything');

  await phone.getByRole('button', { name: 'Erase your account' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(phone).toHaveURL(/\/classroom\/sign-in\//);
  await learner.reload();
  await expect(learner).toHaveURL(/\/classroom\/sign-in\//);
});

test('a lesson is read without sign-in; to run it one signs in, and is back at it', async ({
  page,
  server,
}) => {
  await welcomeAda(page, linkOf(server));
  const reader = await anotherBrowser(page);
  const errors: string[] = [];
  reader.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const asked = reader.waitForResponse(`${server.url}/api/progress`);
  const lesson = `${server.url}/lessons/hello-world/`;
  await reader.goto(lesson);
  expect((await asked).status()).toBe(204);
  await expect(reader.getByRole('link', { name: 'Your account' })).toBeHidden();
  expect(errors).toEqual([]);

  await reader.getByRole('button', { name: 'Start' }).first().click();
  const problem = reader.getByRole('alert').filter({ hasText: 'You are not signed in' });
  await problem.getByRole('link', { name: 'Sign in' }).click();
  await reader.getByLabel('E-mail').fill('ada@example.org');
  await reader.getByLabel('Password').fill(password);
  await reader.getByRole('button', { name: 'Sign in' }).click();
  await expect(reader).toHaveURL(lesson);
  await expect(reader.getByRole('link', { name: 'Your account' })).toBeVisible();
});
