import { expect, test } from './support/test.ts';

const pages = [
  { path: '/', heading: 'Docker for Python, on a real engine' },
  { path: '/lessons/hello-world/', heading: 'Hello, Docker' },
  { path: '/lessons/flask-app/', heading: 'A Flask application' },
  { path: '/lessons/publish-ports/', heading: 'Publish a port' },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('every page comes without an error, and asks nobody but this server', async ({
      page,
      server,
    }) => {
      for (const { path, heading } of pages) {
        await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      }
    });

    test('the workbench comes without an error', async ({ lesson, page }) => {
      await lesson.start('flask-app');
      await expect.poll(() => lesson.editor.text()).toContain('print(');
      await page.getByRole('button', { name: 'Switch between light and dark' }).click();
      await expect(page.locator('html')).not.toHaveAttribute('data-theme', colorScheme);
    });
  });
}

test('an address that does not exist leads back to the course', async ({ page, server, watch }) => {
  watch.expect(/^404 |status of 404/);
  await page.goto(`${server.url}/lessons/nothing/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
  await page.getByRole('link', { name: /Hello, Docker/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Docker');
});

test('the start page goes on where the learner was', async ({ lesson, page, server }) => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Start with lesson 1' }).click();
  await expect(page).toHaveURL(/\/lessons\/hello-world\/$/);
  const first = lesson.step('Run your first container');
  await lesson.run(first, 'docker run hello-world');
  await lesson.expectDone(first);
  await page.getByRole('link', { name: 'Slipway' }).click();
  await expect(page.getByRole('link', { name: 'Go on with lesson 1' })).toBeVisible();
});

test('a word of a lesson is found', async ({ page, server }) => {
  await page.goto(`${server.url}/lessons/hello-world/`);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('loopback');
  const found = page.getByRole('option').first();
  await expect(found).toContainText('Publish a port');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lessons\/publish-ports\//);
});
