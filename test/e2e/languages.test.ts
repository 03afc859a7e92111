import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { sourceDigest } from '../../course/source-digest.ts';
import { languageNames, languages, languageTags } from '../../protocol/languages.ts';
import { messages } from '../../src/i18n/messages.ts';
import { expect, test } from './support/test.ts';

/** The terminal's rows, whatever the language of the page around it. */
const screen = (page: Page) => page.locator('.slip-terminal-panel .xterm-accessibility-tree');
/** The highest number that the terminal has counted to. */
const counted = async (page: Page) => {
  const text = (await screen(page).textContent()) ?? '';
  return Math.max(0, ...[...text.matchAll(/tick (\d+)/g)].map(([, number]) => Number(number)));
};
const choose = async (page: Page, language: keyof typeof languageNames) => {
  await page.locator('slip-language-menu button').click();
  await page.getByRole('link', { name: languageNames[language], exact: true }).click();
};

test('a learner reads on in another language: same place, same session, same terminal', async ({
  lesson,
  page,
}) => {
  const starts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/sessions')) {
      starts.push(request.url());
    }
  });
  await lesson.start('hello-world');
  await lesson.terminals.type('for n in $(seq 9999); do echo tick $n; sleep 1; done');
  await expect.poll(() => counted(page)).toBeGreaterThan(0);
  await page.locator('#image-and-containers').evaluate((step) => step.scrollIntoView());

  await choose(page, 'ja');
  await expect(page).toHaveURL(/\/ja\/lessons\/hello-world\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('はじめての Docker');
  await expect(page.locator('#image-and-containers .heading')).toBeInViewport();
  await expect(lesson.state).toHaveText('準備完了');
  const before = await counted(page);
  await expect.poll(() => counted(page)).toBeGreaterThan(before);
  await expect(page.getByRole('textbox', { name: 'ターミナル main' })).toBeVisible();

  await choose(page, 'zh-cn');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('#image-and-containers .heading')).toBeInViewport();
  await expect(lesson.state).toHaveText('就绪');
  const between = await counted(page);
  await expect.poll(() => counted(page)).toBeGreaterThan(between);
  expect(starts).toHaveLength(1);
});

test('a check tells in Russian what it expects, what there is, and that it has come about', async ({
  lesson,
  page,
}) => {
  await lesson.start('hello-world');
  await choose(page, 'ru');
  await expect(lesson.state).toHaveText('Готово');
  const step = page.locator('#first-run');
  await step.getByRole('button', { name: 'Чего не хватает?' }).click();
  await expect(step).toContainText(
    'Ожидается: контейнер (образ: hello-world; состояние: завершён; код завершения: 0)',
  );
  await expect(step).toContainText('Сейчас: нет контейнеров из образа hello-world');
  await step.getByRole('button', { name: 'Выполнить в терминале: docker run hello-world' }).click();
  await lesson.expectDone(step);

  const again = page.locator('#run-again');
  await again.getByRole('button', { name: 'Чего не хватает?' }).click();
  await expect(again).toContainText('Ожидается: не меньше 2 контейнеров');
  await expect(again).toContainText('Сейчас: 1 контейнер');
});

test('what the server says of a file or a preview is in the language of the page', async ({
  lesson,
  page,
  server,
}) => {
  await lesson.start('hello-world');
  await choose(page, 'zh-cn');
  await expect(lesson.state).toHaveText('就绪');
  const { id } = await page.evaluate(
    () => JSON.parse(localStorage.getItem('slipway:session:hello-world') ?? '{}') as { id: string },
  );
  const ask = async (path: string, tag: string) => {
    const headers = { 'accept-language': tag };
    return (await page.request.get(`${server.url}/api/sessions/${id}${path}`, { headers })).json();
  };
  expect(await ask('/files/none.txt', 'zh-CN')).toMatchObject({
    message: '工作区里没有“none.txt”。',
  });
  expect(await ask('/files/none.txt', 'ru')).toMatchObject({
    message: 'Файла «none.txt» в рабочем каталоге нет.',
  });
  const { previewUrl } = (await ask('', 'en')) as { previewUrl: string };
  const preview = await page.context().newPage();
  await preview.goto(previewUrl.replace('{port}', '8000'));
  await expect(preview.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(preview.getByText('这台机器的 8000 端口没有程序监听。')).toBeVisible();
});

for (const [language, query, title] of [
  ['en', 'loopback', 'Publish a port'],
  ['ja', '仮想マシン', 'はじめての Docker'],
  ['ru', 'виртуальную машину', 'Привет, Docker'],
  ['zh-cn', '虚拟机', '你好，Docker'],
] as const) {
  test(`search finds “${query}” on the pages of its language`, async ({ page, server }) => {
    const path = language === 'en' ? '/' : `/${language}/`;
    await page.goto(`${server.url}${path}`);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.insertText(query);
    const found = page.getByRole('option');
    await expect(found.filter({ hasText: title })).not.toHaveCount(0);
    for (const link of await found.locator('a').all()) {
      expect(await link.getAttribute('href')).toMatch(new RegExp(`^${path}lessons/`));
    }
  });
}

test('a word that no lesson has is said not to be found, in the language of the page', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/ru/`);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText('щщщщъ');
  await expect(page.getByText('По запросу «щщщщъ» ничего не найдено.')).toBeVisible();
});

test.describe('to a reader whose browser speaks Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('the start page offers Japanese, goes on in English, and keeps the choice', async ({
    page,
    server,
  }) => {
    await page.goto(server.url);
    const offer = page.getByRole('link', { name: 'このコースは日本語でも読めます' });
    await expect(offer).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Docker for Python, on a real engine',
    );
    await offer.click();
    await expect(page).toHaveURL(`${server.url}/ja/`);
    await page.goto(server.url);
    await expect(page).toHaveURL(`${server.url}/ja/`);

    await choose(page, 'en');
    await expect(page).toHaveURL(`${server.url}/`);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Docker for Python/);
    await expect(offer).toBeHidden();
  });

  test('an offer that was dismissed does not come again', async ({ page, server }) => {
    await page.goto(server.url);
    await page.getByRole('button', { name: '閉じる' }).click();
    const offer = page.getByRole('link', { name: 'このコースは日本語でも読めます' });
    await expect(offer).toBeHidden();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(offer).toBeHidden();
  });
});

test('an address that leads nowhere is answered in the language that it begins with', async ({
  page,
  server,
  watch,
}) => {
  watch.expect(/^404 |status of 404/);
  for (const [path, heading] of [
    ['/ja/nothing/', 'ページが見つかりません'],
    ['/ru/lessons/nothing/', 'Такой страницы нет'],
    ['/zh-cn/nothing/', '页面不存在'],
    ['/nothing/', 'There is no page here'],
  ] as const) {
    await page.goto(`${server.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
});

test('every lesson says whether it is translated, and whether its translation is behind', async ({
  page,
  server,
}) => {
  const file = (slug: string, language: string) =>
    fileURLToPath(new URL(`../../lessons/${slug}/${language}.mdx`, import.meta.url));
  await page.goto(server.url);
  const links = page.locator('section[aria-labelledby=course-map] a[href^="/lessons/"]');
  const slugs = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).pathname.split('/')[2] ?? ''),
  );
  expect(slugs.length).toBeGreaterThan(10);
  for (const language of languages.filter((each) => each !== 'en')) {
    for (const slug of slugs) {
      const html = await (await fetch(`${server.url}/${language}/lessons/${slug}/`)).text();
      const words = messages[language].site;
      const path = file(slug, language);
      const translation = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      const source = /^source: ['"]?([0-9a-f]{12})/m.exec(translation ?? '')?.[1];
      const isBehind =
        source !== undefined && source !== sourceDigest(readFileSync(file(slug, 'en')));
      expect(html).toContain(`<html lang="${languageTags[language]}"`);
      expect(html.includes(words['language.untranslated']), path).toBe(translation === undefined);
      expect(html.includes(words['language.behind']), path).toBe(isBehind);
      const textLanguage = translation === undefined ? 'en' : languageTags[language];
      expect(html, path).toMatch(new RegExp(`<main[^>]* lang="${textLanguage}"`));
    }
  }
});
