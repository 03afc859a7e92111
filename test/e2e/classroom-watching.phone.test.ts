import { makeOnlyClass } from './support/only-class.ts';
import { expect, test } from './support/test.ts';

test('who reads on a phone is asked for consent, and sees who looks in and what the class is told', async ({
  lesson,
  page,
  context,
  server,
}) => {
  const { id } = await makeOnlyClass(server.url, 'Phones');
  await lesson.open('hello-world');
  const first = lesson.step('Run your first container');
  await lesson.run(first, 'docker run hello-world');
  await lesson.terminals.untilPrompt();
  const panes = page.getByRole('group', { name: 'Panes' });
  await panes.getByRole('button', { name: 'Read' }).tap();

  const board = await context.newPage();
  await board.goto(`${server.url}/classroom/classes/${id}/board/?lesson=hello-world`);
  await board.getByRole('row').nth(1).getByRole('button').tap();
  await board.getByRole('dialog').getByRole('button', { name: 'Ask to watch' }).tap();
  const question = page.getByRole('dialog', { name: 'asks to see your terminals' });
  await question.getByRole('button', { name: 'Allow', exact: true }).tap();
  await expect(page.getByText('sees your terminals')).toBeInViewport();
  await board.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
  await board.getByRole('button', { name: 'Send to learners' }).tap();
  const sending = board.getByRole('dialog', { name: 'Send to learners' });
  await sending.getByLabel('Message').fill('Five minutes left');
  await sending.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByText('Five minutes left')).toBeInViewport();
  await expect(first).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).tap();
  await expect(page.getByText('sees your terminals')).toBeHidden();
});
