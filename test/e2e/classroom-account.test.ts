import { readFile } from 'node:fs/promises';
import { anotherBrowser } from './support/another-browser.ts';
import { expect, test } from './support/classroom-test.ts';
import { postFrom } from './support/post-from.ts';

test('one takes one’s data along, and signs out everywhere', async ({ page, server, taught }) => {
  const lea = await taught.learner('Mia');
  const { url } = await postFrom<{ url: string }>(lea, `${server.url}/api/me/link`, {});
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
