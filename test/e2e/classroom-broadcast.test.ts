import { makeOnlyClass } from './support/only-class.ts';
import { expect, test } from './support/test.ts';

test('an instructor gives a file to the class, and it stands in a learner’s workspace', async ({
  lesson,
  context,
  server,
}) => {
  const { id } = await makeOnlyClass(server.url, 'Board');
  await lesson.start('hello-world');
  const board = await context.newPage();
  await board.goto(`${server.url}/classroom/classes/${id}/board/?lesson=hello-world`);
  await expect(board.getByRole('row').nth(1)).toContainText('Online');

  const give = async (name: string, text: string) => {
    await board.getByRole('button', { name: 'Send to learners' }).click();
    const dialog = board.getByRole('dialog', { name: 'Send to learners' });
    await dialog.getByLabel('What', { exact: true }).selectOption('A file');
    await dialog
      .getByLabel('File, up to 1 MB')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect(dialog.getByLabel('Path in the workspace')).toHaveValue(name);
    return dialog;
  };
  let dialog = await give('hint.txt', 'look at the tag\n');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog).toContainText('Placed');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await lesson.editor.entry('hint.txt').click();
  await expect.poll(() => lesson.editor.text()).toContain('look at the tag');

  // What a learner has is never overwritten.
  dialog = await give('hint.txt', 'something else\n');
  await dialog.getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog).toContainText('Has another file of that name');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => lesson.editor.text()).toContain('look at the tag');
});
