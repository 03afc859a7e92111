import { expect, type Page } from '@playwright/test';

/** Sends JSON as a page of the server would: signed in as the browser is. @returns what is answered */
export async function postFrom<Answer>(page: Page, address: string, data: object): Promise<Answer> {
  const { origin } = new URL(address);
  const answer = await page.request.post(address, { data, headers: { origin } });
  expect(answer.ok(), address).toBe(true);
  return (await answer.json()) as Answer;
}
