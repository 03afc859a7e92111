import type { Locator } from '@playwright/test';
import { expect, test } from './support/classroom-test.ts';
import { expectAccessible } from './support/expect-accessible.ts';

test('a hidden check is written in a form, or as JSON', async ({ page, taught }) => {
  const { id } = await taught.assign();
  await page.goto(taught.address(`assignments/${id}/`));
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
