import type { Page } from '@playwright/test';
import { expect, test } from './support/classroom-test.ts';

const phone = { width: 390, height: 844 };

/** Nothing reaches beyond the screen, and of these tables nothing has to be pushed aside to be read. */
async function expectWithin(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.room-table[data-stacks], .room-board')).not.toHaveCount(0);
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    tables: [...document.querySelectorAll('.room-table-frame:has([data-stacks])')].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  }));
  expect(widths.page).toBe(phone.width);
  expect(widths.tables.every((beyond) => beyond <= 0)).toBe(true);
}

test('an instructor reads lists of a class as cards, and puts them in order', async ({
  page,
  taught,
}) => {
  for (const name of ['Tom', 'Mia']) await taught.learner(name);
  for (const title of ['Volumes', 'Images']) await taught.assign({ title });
  await page.goto(taught.address('board/?lesson=first-image'));
  await expect(page.getByRole('rowheader', { name: 'Mia' })).toBeVisible();
  await expectWithin(page);
  await page.goto(taught.address('roster/'));
  await expect(page.getByRole('button', { name: 'Change Mia' })).toBeInViewport();
  await expectWithin(page);
  await page.goto(taught.address('assignments/'));
  await expectWithin(page);
  const cards = page.getByRole('region', { name: 'Assignments' }).locator('tbody tr');
  await page.getByRole('button', { name: 'Assignment', exact: true }).tap();
  await expect(cards.first()).toContainText('Images');
  await page.getByRole('button', { name: 'Assignment', exact: true }).tap();
  await expect(cards.first()).toContainText('Volumes');
});

test('a learner sees all of what is to do', async ({ server, taught }) => {
  const mia = await taught.learner('Mia');
  await mia.setViewportSize(phone);
  await taught.assign();
  await mia.goto(`${server.url}/classroom/`);
  await expect(mia.getByRole('row', { name: /Images/ }).getByText('Open')).toBeInViewport();
  await expectWithin(mia);
});

test('the log of a class is read in words, not in columns of letters', async ({ page, taught }) => {
  await taught.learner('Mia');
  await taught.assign();
  await page.goto(taught.address('audit/'));
  const entries = page.getByRole('region', { name: 'Log' }).locator('tbody td');
  await expect(entries.filter({ hasText: 'Assignment made' })).toBeVisible();
  const heights = await entries.evaluateAll((cells) =>
    cells.map((cell) => cell.getBoundingClientRect().height),
  );
  expect(Math.max(...heights)).toBeLessThan(80);
});
