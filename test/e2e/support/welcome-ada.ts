import { expect, type Page } from '@playwright/test';
import { password } from './classroom-accounts.ts';

/** Ada Lovelace makes herself the first administrator, and is at the server's people. @param link as the server printed it */
export async function welcomeAda(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill(password);
  // Who looks over her shoulder cannot open it as well.
  await expect(page).toHaveURL(/\/classroom\/welcome\/$/);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Accounts' })).toBeVisible();
}
