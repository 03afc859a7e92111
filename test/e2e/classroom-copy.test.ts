import { expect, test } from './support/classroom-test.ts';
import { confirm } from './support/confirm.ts';
import { expectAccessible } from './support/expect-accessible.ts';

// Where one can tell the class's clock from the browser's.
test.use({ timezoneId: 'America/Los_Angeles' });

test('a class is copied with its people, and says when somebody is stuck', async ({
  page,
  taught,
}) => {
  await taught.learner('Mia');
  await taught.assign();
  await page.goto(taught.address('settings/'));
  await page.getByLabel('Minutes until stuck').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto(taught.address('board/?lesson=first-image'));
  await expect(page.getByText('(stuck after 12 minutes)')).toBeVisible();

  await page.goto(taught.address('settings/'));
  await page.getByRole('button', { name: 'Copy class' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Autumn');
  await dialog.getByLabel('Move dates by, in days').fill('7');
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
