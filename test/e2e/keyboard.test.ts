import { expect, test } from './support/test.ts';
import type { Locator, Page } from '@playwright/test';

/** Presses Tab until `wanted` has the focus, as often as a learner might. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${String(wanted)} is not reached by Tab.`);
}

test('a lesson is started, run and answered with the keyboard alone', async ({ lesson, page }) => {
  const { editor, terminals } = lesson;
  await lesson.open('hello-world');
  const first = lesson.step('Run your first container');
  await tabTo(page, first.getByRole('button', { name: /^Run in the terminal/ }));
  await page.keyboard.press('Enter');
  await lesson.expectDone(first);

  const keys = editor.keys('answers.txt');
  await tabTo(page, keys);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# typed\n');
  await expect.poll(() => editor.text()).toContain('# typed');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(keys).not.toBeFocused();

  await tabTo(page, terminals.keys());
  await terminals.untilPrompt();
  await page.keyboard.type('tail -n 1 ans');
  await page.keyboard.press('Tab'); // Here it is the shell's: it completes the name.
  await page.keyboard.press('Enter');
  await expect.poll(() => terminals.rows()).toContain('# typed');
  await page.keyboard.press('F6');
  await expect(terminals.tab('main')).toBeFocused();

  const height = page.getByRole('separator', { name: 'Height of the editor' });
  await height.focus();
  const before = Number(await height.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowDown');
  await expect(height).toHaveAttribute('aria-valuenow', String(before + 2));

  const menu = page.getByRole('button', { name: 'Session', exact: true });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'More time' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test('search, languages and the width of the text are had with the keyboard alone', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/lessons/hello-world/`);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the lessons' })).toBeFocused();
  await page.keyboard.type('volume');
  const [first, second] = [0, 1].map((at) => page.getByRole('option').nth(at));
  await expect(first!).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(second!).toHaveAttribute('aria-selected', 'true');
  const found = await second!.locator('a').getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}${found}`);

  const splitter = page.getByRole('separator', { name: 'Width of the lesson text' });
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => splitter.getAttribute('aria-valuenow')).not.toBe(String(before));

  await page.getByRole('button', { name: /^Language/ }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: '日本語' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}/ja${found}`);
});
