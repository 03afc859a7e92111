import { EditorPane } from './support/editor-pane.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeOnlyClass } from './support/only-class.ts';
import { TerminalPane } from './support/terminal-pane.ts';
import { expect, test } from './support/test.ts';

test('an instructor sees a learner ask for help, watches and edits with consent, and is stopped', async ({
  lesson,
  page,
  context,
  server,
}) => {
  const { id } = await makeOnlyClass(server.url, 'Board');
  await lesson.start('hello-world');

  const board = await context.newPage();
  await board.addInitScript(() => localStorage.setItem('slipway:screen-reader', 'on'));
  await board.goto(`${server.url}/classroom/classes/${id}/board/?lesson=hello-world`);
  const row = board.getByRole('row').nth(1);
  await expect(row).toContainText('Online');

  await page.getByRole('button', { name: 'I need help' }).click();
  const asking = page.getByRole('dialog', { name: 'Ask for help' });
  await asking.getByRole('textbox').fill('What is an <image>?');
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  const queue = board.getByRole('region', { name: 'Asking for help' });
  await expect(queue).toContainText('What is an <image>?');
  await expect(row).toContainText('Asks for help');
  await queue.getByRole('button', { name: 'I’m on it' }).click();
  await expect(page.getByText('is coming to help')).toBeVisible();

  await row.getByRole('button').click();
  const drawer = board.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Ask to watch' }).click();
  const question = page.getByRole('dialog', { name: 'asks to see your terminals' });
  await expect(question.getByRole('button', { name: 'Do not allow' })).toBeFocused();
  await question.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(page.getByText('sees your terminals')).toBeVisible();

  await lesson.terminals.type('echo "seen by $((6 * 7))"');
  const watched = new TerminalPane(board);
  await expect.poll(() => watched.rows()).toContain('seen by 42');
  await expectAccessible(board, 'dialog');

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(watched.region).toBeHidden();
  await expect(drawer).toContainText('took it back');
  await expect(page.getByText('sees your terminals')).toBeHidden();

  await drawer.getByRole('button', { name: 'Ask to edit files' }).click();
  const editing = page.getByRole('dialog', { name: 'asks to read and change your files' });
  await editing.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(page.getByText('can change your files')).toBeVisible();
  const beside = new EditorPane(board);
  await beside.entry('answers.txt').click();
  await expect.poll(() => beside.text()).toContain('# Write each answer');
  await beside.typeAll('answers.txt', 'tag: latest\n');
  await expect.poll(() => lesson.editor.text()).toBe('tag: latest\n');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(beside.region).toBeHidden();
  await drawer.getByRole('button', { name: 'Close' }).click();

  await board.getByRole('button', { name: 'Send to learners' }).click();
  const telling = board.getByRole('dialog', { name: 'Send to learners' });
  await telling.getByLabel('Message').fill('Five minutes left');
  await telling.getByRole('button', { name: 'Send' }).click();
  await expect(telling).toContainText('Sent');
  await expect(page.getByText('Five minutes left')).toBeVisible();
  await telling.getByRole('button', { name: 'Close' }).click();
  await expectAccessible(board, '.room');
  await board.screenshot({ path: test.info().outputPath('board.png') });
  await page.screenshot({ path: test.info().outputPath('lesson.png') });
});
