import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { languages } from '../../protocol/language.ts';
import { parse } from 'yaml';
import { expect, test } from './support/test.ts';

const course = parse(readFileSync('lessons/course.yaml', 'utf8')) as { lessons: string[] };
const phone = { width: 390, height: 844 };

/** What axe finds on the page as it is now, in words that name the element. */
async function defects(page: Page): Promise<string[]> {
  // Text that is still fading in has no contrast yet.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  // Frames are apps of learners, and Monaco's text area is hidden from nobody but the eye.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * Scripts that come late, such as the one that lets keys into a block that scrolls, are waited for. On a
 * busy computer axe itself needs many seconds for a long page.
 */
const expectNone = (page: Page, where: string) =>
  expect.poll(() => defects(page), { message: where, timeout: 60_000 }).toEqual([]);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    // Colours are the same in every language.
    for (const language of colorScheme === 'light' ? languages : (['en'] as const)) {
      test(`axe finds nothing on any page in ${language}`, async ({ page, server }) => {
        test.slow();
        const prefix = language === 'en' ? '' : `/${language}`;
        const notFound = language === 'en' ? '/404.html' : '/404/';
        // The page for authors is in English everywhere.
        const more = language === 'en' ? ['cheat-sheet', 'authoring'] : ['cheat-sheet'];
        const slugs = [...course.lessons, ...more];
        const paths = ['/', notFound, ...slugs.map((slug) => `/lessons/${slug}/`)];
        for (const path of paths) {
          await page.goto(`${server.url}${prefix}${path}`, { waitUntil: 'load' });
          await expectNone(page, `${prefix}${path}`);
        }
        await page.setViewportSize(phone);
        await expectNone(page, `${prefix}${paths.at(-1)} on a phone`);
      });
    }

    test('axe finds nothing in the workbench', async ({ lesson, page }) => {
      await lesson.start('flask-app');
      await expect.poll(() => lesson.editor.text()).toContain('print(');
      await expectNone(page, 'the workbench');
      await page.getByRole('button', { name: 'Session', exact: true }).click();
      await expectNone(page, 'with the menu of the session');
    });
  });
}
