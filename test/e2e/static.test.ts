import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as playwright, type Locator, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { LessonPage } from './support/lesson-page.ts';
import { PageWatch } from './support/page-watch.ts';
import { askedHeaders, buildStaticCopy } from './support/static-copy.ts';
import { StaticHost } from './support/static-host.ts';

interface Copy {
  /** A host that sends nothing but files. */
  readonly plain: StaticHost;
  /** One that sends the headers that the copy asks for. */
  readonly isolating: StaticHost;
}

const test = playwright.extend<{ watch: PageWatch; lesson: LessonPage }, { copy: Copy }>({
  copy: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants to see that nothing is asked for.
    async ({}, use) => {
      const folder = await buildStaticCopy();
      const copy = {
        plain: new StaticHost(folder),
        isolating: new StaticHost(folder, await askedHeaders()),
      };
      await Promise.all([copy.plain.listen(), copy.isolating.listen()]);
      await use(copy);
      await Promise.all([copy.plain.close(), copy.isolating.close()]);
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  watch: [
    async ({ context, copy }, use) => {
      const watch = new PageWatch(context, copy.plain.url);
      await use(watch);
      expect(watch.notes).toEqual([]);
    },
    { auto: true },
  ],
  lesson: async ({ copy, page }, use) => use(new LessonPage(page, copy.plain.url)),
});

// Whether the computer that tests can reach it or not.
const { launchOptions } = config.use ?? {};
const unreachable = '--host-resolver-rules=MAP stackblitz.com ~NOTFOUND';
test.use({
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), unreachable] },
});

const problem = (page: Page) => page.locator('.slip-notice').and(page.getByRole('alert'));
const player = (page: Page) => page.getByRole('group', { name: 'Recording', exact: true });

/** Skips what plays, as often as something does, until the step was seen. */
async function skipUntilSeen(step: Locator, skip: string): Promise<void> {
  const button = step.page().getByRole('button', { name: skip });
  await expect(async () => {
    // It goes away by itself where the recording comes to its end first.
    if (await button.isVisible()) await button.click({ timeout: 500 }).catch(() => undefined);
    await expect(step).toHaveAttribute('data-state', 'seen', { timeout: 250 });
  }).toPass({ timeout: 120_000 });
}

test('lesson 1 is read from beginning to end without a server', async ({ copy, lesson, page }) => {
  await lesson.open('hello-world');
  const first = lesson.step('Run your first container');
  await first
    .getByRole('button', { name: 'Play the recording of: docker run hello-world' })
    .click();
  await expect(lesson.terminals.screen()).toContainText('docker run hello-world');
  await expect(page.getByRole('note')).toContainText('Recording of a real Docker Engine.');
  await skipUntilSeen(first, 'Skip to its end');
  await expect(lesson.terminals.screen()).toContainText('Hello from Docker!');
  await expect(first.locator('[data-status="passed"]')).toHaveCount(0);

  await player(page).getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await player(page).getByRole('button', { name: 'Play all' }).click();
  const exercise = lesson.step('Exercise');
  await skipUntilSeen(exercise, 'Skip to its end');
  await expect(page.locator('slip-step:not([data-state="seen"])')).toHaveCount(0);
  await expect.poll(() => lesson.editor.text()).toContain('tag:');
  // Monaco's own parts are looked at where the rest of the workbench is.
  const { violations } = await new AxeBuilder({ page })
    .include('.slip-workbench')
    .exclude('.monaco-editor')
    .analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  expect(copy.plain.asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('what was seen is remembered, and nothing is asked of anybody else', async ({
  lesson,
  page,
}) => {
  await lesson.open('hello-world');
  const again = lesson.step('Run it a second time');
  await page.getByRole('button', { name: 'Open the recording' }).click();
  await again
    .getByRole('button', { name: 'Play the recording of: docker run hello-world' })
    .click();
  await skipUntilSeen(again, 'Skip to its end');
  await page.reload();
  await expect(again).toHaveAttribute('data-state', 'seen');
});

test('the preview says what it needs', async ({ lesson, page }) => {
  await lesson.open('publish-ports');
  await page.getByRole('button', { name: 'Open the recording' }).click();
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await expect(lesson.preview.region).toContainText('The preview needs a machine');
});

test('a lesson in Japanese plays, and says so in Japanese', async ({ copy, page }) => {
  await page.goto(`${copy.plain.url}/ja/lessons/hello-world/`);
  await page.getByRole('button', { name: '録画を再生: docker run hello-world' }).first().click();
  await expect(page.getByRole('note')).toContainText('実際の Docker Engine の録画です。');
  await skipUntilSeen(page.locator('slip-step').first(), '最後までスキップ');
  await expect(page.getByRole('button', { name: '次を再生' })).toBeVisible();
});

test('the cheat sheet, of which nothing is recorded, stands alone and says so', async ({
  copy,
  page,
}) => {
  await page.goto(`${copy.plain.url}/ru/lessons/cheat-sheet/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Шпаргалка');
  const notice = page.getByRole('complementary').first();
  await expect(notice).toHaveText(/^В этой копии курса машин нет.*npm start$/);
  await expect(page.getByRole('button', { name: 'Открыть запись' })).toHaveCount(0);
  await expect(page.locator('slip-run .copy').first()).toBeVisible();
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a recording has letters that can be read, and its long lines are scrolled to', async ({
    lesson,
    page,
  }) => {
    await lesson.open('hello-world');
    const first = lesson.step('Run your first container');
    await first
      .getByRole('button', { name: 'Play the recording of: docker run hello-world' })
      .click();
    const screen = page.locator('.slip-terminal-screen');
    await expect(screen.locator('.xterm-screen')).toBeVisible();
    const columns = 100;
    const width = () => screen.locator('.xterm-screen').evaluate((each) => each.clientWidth);
    // A letter of JetBrains Mono is 0.6 em wide, and xterm draws whole pixels.
    await expect.poll(width).toBeGreaterThanOrEqual(columns * Math.floor(12 * 0.6));
    await screen.evaluate((each) => each.scrollTo({ left: 200 }));
    expect(await screen.evaluate((each) => each.scrollLeft)).toBe(200);
  });
});

test('Python that needs no Docker is offered, and loads nothing before it is pressed', async ({
  copy,
  lesson,
  page,
}) => {
  await lesson.open('hello-world');
  await expect(page.getByRole('button', { name: /in this browser/ })).toHaveCount(0);
  copy.plain.asked.length = 0;
  await lesson.open('first-image');
  await page.getByRole('button', { name: 'Open the recording' }).click();
  await expect(page.getByRole('button', { name: 'Run hello.py in this browser' })).toHaveCount(2);
  await expect(page.getByText('from stackblitz.com').first()).toBeVisible();
  await expect(lesson.terminals.region).toBeVisible();
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a host that does not isolate pages cannot run Python, and the page says why', async ({
  lesson,
  page,
}) => {
  await lesson.open('first-image');
  await page.getByRole('button', { name: 'Run hello.py in this browser' }).first().click();
  await expect(problem(page)).toContainText('does not isolate it from other sites');
  expect(await page.locator('iframe').count()).toBe(0);
  await expect(player(page)).toBeVisible();
});

test('where the vendor cannot be reached the page says so, and the recordings still play', async ({
  browser,
  copy,
}) => {
  const page = await browser.newPage();
  const isolated = new LessonPage(page, copy.isolating.url);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(copy.isolating.url)) asked.push(request.url());
  });
  await isolated.open('first-image');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Run hello.py in this browser' }).first().click();
  await expect(problem(page)).toContainText('could not be loaded from stackblitz.com', {
    timeout: 90_000,
  });
  expect(asked.map((address) => new URL(address).host)).toEqual(['stackblitz.com']);
  const step = isolated.step('Run your image');
  await isolated.terminals.region.waitFor();
  await step.getByRole('button', { name: /^Play the recording of: docker run hello-py/ }).click();
  await skipUntilSeen(step, 'Skip to its end');
  await page.close();
});
