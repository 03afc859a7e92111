import { expect, test } from './support/test.ts';

test('a press on Start is not lost where the scripts of the page come late', async ({
  lesson,
  page,
}) => {
  const pressed = Promise.withResolvers<void>();
  await page.route('**/_astro/*.js', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await lesson.open('hello-world', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  pressed.resolve();
  await expect(lesson.state).toHaveText('Ready');
});

test('scripts that the network dropped are asked for again', async ({ lesson, page, watch }) => {
  watch.expect(/ERR_FAILED/);
  let drops = 5;
  await page.route('**/_astro/*.js', (route) =>
    drops-- > 0 ? route.abort('failed') : route.continue(),
  );
  await lesson.open('hello-world');
  const first = lesson.step('Run your first container');
  await lesson.run(first, 'docker run hello-world');
  await lesson.expectDone(first);
  expect(drops).toBeLessThan(0);
});

test('the state of the session is always in view', async ({ lesson, page }) => {
  const seen = Promise.withResolvers<void>();
  await page.route('**/api/sessions', async (route) => {
    await seen.promise;
    await route.continue();
  });
  await lesson.open('hello-world');
  await expect(lesson.state).toHaveText('Not started');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(lesson.state).toHaveText('Starting');
  seen.resolve();
  await expect(lesson.state).toHaveText('Ready');
  await expect(page.getByText(/^(?:59 min|1 h 0 min) left$/)).toBeVisible();

  await lesson.chooseInMenu('End session');
  const question = page.getByRole('dialog', { name: 'End this session?' });
  const { x = 0, width = 0 } = (await question.boundingBox()) ?? {};
  expect(Math.abs(x + width / 2 - 720)).toBeLessThan(10);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(lesson.state).toHaveText('Ready');
  await lesson.chooseInMenu('End session');
  await question.getByRole('button', { name: 'End session' }).click();
  await expect(lesson.state).toHaveText('Ended');
  await expect.poll(() => lesson.editor.text()).toContain('# Write each answer');
  await page.getByRole('button', { name: 'Start a new session' }).click();
  await expect(lesson.state).toHaveText('Ready');
  await lesson.terminals.untilPrompt();
});

test('a reset gives the lesson’s own files and an empty engine; ticks stay', async ({
  lesson,
  page,
}) => {
  const { editor, terminals } = lesson;
  await lesson.start('hello-world');
  const first = lesson.step('Run your first container');
  await lesson.run(first, 'docker run hello-world');
  await lesson.expectDone(first);
  await terminals.untilPrompt();
  await terminals.type('echo mine > answers.txt');
  await expect.poll(() => editor.text()).toContain('mine');

  await lesson.chooseInMenu('Reset machine and files');
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => editor.text()).toContain('# Write each answer');
  await terminals.untilPrompt();
  await terminals.type('docker ps --all --quiet | wc -l');
  await expect.poll(() => terminals.rows()).toContain('0');
  await lesson.expectDone(first);
});
