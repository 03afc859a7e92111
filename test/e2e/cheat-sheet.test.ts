import { expect, test } from './support/test.ts';

test('the last lesson leads to the cheat sheet, whose commands run and lead back', async ({
  lesson,
  page,
}) => {
  await lesson.open('capstone');
  const footer = page.locator('footer');
  await footer.getByRole('link', { name: /^That was the last lesson/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cheat sheet');

  const engine = page.getByRole('region', { name: 'The engine' });
  await lesson.run(engine, 'docker version');
  await expect(lesson.terminals.screen('main')).toContainText(/containerd:\s+Version:/);
  await expect(lesson.state).toHaveText('Ready');

  await engine.getByRole('link', { name: 'Lesson 1: Hello, Docker' }).click();
  await expect(page).toHaveURL(/\/lessons\/hello-world\/#client-and-server$/);
  const menu = page.getByRole('navigation', { name: 'Lessons' });
  await page.getByRole('button', { name: /^Choose a lesson/ }).click();
  await menu.getByRole('link', { name: 'Cheat sheet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cheat sheet');
  await page.getByRole('button', { name: /^Choose a lesson/ }).click();
  await expect(menu.locator('[aria-current=page]')).toHaveText('Cheat sheet');
});

test('the map of the course ends with the cheat sheet', async ({ page, server }) => {
  await page.goto(server.url, { waitUntil: 'networkidle' });
  const map = page.getByRole('region', { name: 'The course' });
  await map.getByRole('link').last().click();
  await expect(page).toHaveURL(/\/lessons\/cheat-sheet\/$/);
});
