import { expect, test } from './support/test.ts';

test('a hint opens by the state of the machine, and stays to be read', async ({ lesson, page }) => {
  await lesson.open('authoring');
  const first = lesson.step('Run a container');
  await lesson.run(first, 'docker run --name hello hello-world');
  await lesson.expectDone(first);

  const serve = lesson.step('Serve a page');
  const hint = serve.locator('slip-hint');
  await expect(hint.getByText('there is no index.html')).toBeHidden();
  const server = 'docker run --name pages -p 8000:8000 -v "$(pwd)":/pages -w /pages python:3-slim';
  await lesson.run(serve, `${server} python -u -m http.server`);
  await expect(hint.getByText('there is no index.html')).toBeVisible({ timeout: 60_000 });
  await expect(hint.getByRole('status')).toHaveText(
    'A hint has opened: The page is a list of files',
  );
  await expect(hint.getByText('From the look of your machine')).toBeVisible();

  await serve.getByRole('button', { name: 'Put into the editor' }).click();
  await lesson.run(serve, 'curl --retry 5 --retry-all-errors localhost:8000');
  await lesson.expectDone(serve);
  await expect(hint.getByText('From the look of your machine')).toBeHidden();
  await expect(hint.getByText('there is no index.html')).toBeVisible();
  await expect(hint.getByRole('status')).toBeEmpty();

  const stop = lesson.step('Stop the server, and look');
  await lesson.run(stop, 'sleep 1; docker ps --all');
  await lesson.expectDone(stop);
  await expect(page.locator('slip-layers').getByRole('listitem')).not.toHaveCount(0);
});

test('every lesson leads to the page that tells how one is written', async ({ lesson, page }) => {
  await lesson.open('publish-ports');
  await page.getByRole('link', { name: 'How a lesson is written' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Write a lesson');
});
