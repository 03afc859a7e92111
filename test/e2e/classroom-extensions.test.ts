import { expect, test } from './support/classroom-test.ts';
import { confirm } from './support/confirm.ts';
import { expectAccessible } from './support/expect-accessible.ts';

// Where one can tell the class's clock from the browser's.
test.use({ timezoneId: 'America/Los_Angeles' });

test('one learner’s extension is changed from what they have, and removed', async ({
  page,
  taught,
}) => {
  for (const name of ['Mia', 'Tom']) await taught.learner(name);
  const { id } = await taught.assign();
  await page.goto(taught.address(`assignments/${id}/`));
  const region = page.getByRole('region', { name: 'Extensions' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Extend', exact: true }).click();
  const find = dialog.getByRole('searchbox', { name: 'Find a learner' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Extend' }).click();
  await expect(find).toHaveJSProperty('validationMessage', 'Choose a learner');
  await find.fill('mi');
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await dialog.getByRole('checkbox', { name: 'Mia' }).check();
  await expect(dialog).toContainText('1 chosen');
  await expectAccessible(page);
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
