import { LessonPage } from './support/lesson-page.ts';
import { expect, test } from './support/test.ts';

test.use({ environment: { SLIPWAY_CAPACITY: '1', SLIPWAY_WARM_MACHINES: '0' } });

test('where all machines are taken, a learner waits in line and is let in', async ({
  lesson,
  browser,
  page,
  server,
}) => {
  await lesson.start('hello-world');
  const other = await browser.newContext();
  const waiting = new LessonPage(await other.newPage(), server.url);
  await waiting.open('hello-world');
  await waiting.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(waiting.state).toHaveText('In line');
  await expect(waiting.page.getByText('You are next in line')).toBeVisible();

  await lesson.chooseInMenu('End session');
  await page.getByRole('dialog').getByRole('button', { name: 'End session' }).click();
  await expect(waiting.state).toHaveText('Ready');
  await waiting.terminals.untilPrompt();
  await waiting.chooseInMenu('End session');
  await waiting.page.getByRole('dialog').getByRole('button', { name: 'End session' }).click();
  await expect(waiting.state).toHaveText('Ended');
  await other.close();
});
