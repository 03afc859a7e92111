import { fileURLToPath } from 'node:url';
import config from '../../playwright.config.ts';
import { expect, test } from './support/test.ts';

const fonts = fileURLToPath(new URL('support/no-wide-fonts.conf', import.meta.url));

// A computer that has no font for Chinese or Japanese.
test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fonts },
  },
});

for (const [language, family, text] of [
  ['ja', 'Noto Sans JP Variable', '永あ'],
  ['zh-cn', 'Noto Sans SC Variable', '永课'],
] as const) {
  test(`where no font has the characters of ${language}, ours is fetched`, async ({
    page,
    server,
  }) => {
    const slice = page.waitForResponse(/\/noto-sans-[^/]+\.woff2$/);
    await page.goto(`${server.url}/${language}/`);
    expect((await slice).ok()).toBe(true);
    await expect
      .poll(() =>
        page.evaluate(
          async ([name, characters]) =>
            (await document.fonts.load(`16px "${name}"`, characters)).length,
          [family, text] as const,
        ),
      )
      .toBeGreaterThan(0);
  });
}

test('pages in English and Russian fetch none of them', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const path of ['/', '/ru/', '/ru/lessons/hello-world/']) {
    await page.goto(`${server.url}${path}`, { waitUntil: 'load' });
    // They come once the text is there.
    await expect(page.locator('html[data-fonts]')).toBeAttached();
  }
  expect(asked.some((url) => url.endsWith('.woff2'))).toBe(true);
  expect(asked.filter((url) => url.includes('noto-sans'))).toEqual([]);
});
