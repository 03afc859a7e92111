import { expect, test } from './support/test.ts';

test.use({ environment: { SLIPWAY_IDLE_MINUTES: '1' } });

test('before the machine falls asleep there is time to ask for more', async ({ lesson, page }) => {
  await lesson.start('hello-world');
  await expect(page.getByText(/^sleeps in 0:5[0-5]$/)).toBeVisible();
  await page.getByRole('button', { name: 'More time', exact: true }).click();
  await expect(page.getByText(/^sleeps in (?:1:00|0:5[6-9])$/)).toBeVisible();
});
