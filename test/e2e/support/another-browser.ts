import type { Page } from '@playwright/test';

/** A page of somebody else, at a browser of their own. */
export async function anotherBrowser(page: Page): Promise<Page> {
  const context = await page.context().browser()!.newContext();
  return context.newPage();
}
