import { expect, type Page } from '@playwright/test';

/** An instructor makes a class in the page's forms, and stays on its first page. @returns its code */
export async function makeClass(
  page: Page,
  url: string,
  { name, timeZone }: { name: string; timeZone?: string },
): Promise<string> {
  await page.goto(`${url}/classroom/`);
  await page.getByRole('button', { name: 'New class' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  if (timeZone !== undefined) await dialog.getByLabel('Time zone').selectOption(timeZone);
  await dialog.getByRole('button', { name: 'Create class' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return (await page.locator('.room-class-code code').textContent()) ?? '';
}
