import { expect, type Page } from '@playwright/test';

/** Presses a button of the open dialog, which closes by it. */
export async function confirm(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: button }).click();
  await expect(dialog).toBeHidden();
}
