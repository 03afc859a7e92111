import { expect, test } from './support/test.ts';

test('what the terminal writes appears in the open editor', async ({ lesson, page }) => {
  const { editor, terminals } = lesson;
  await lesson.start('flask-app');
  await expect.poll(() => editor.text()).toContain('print(');
  await terminals.type("echo '# by echo' >> hello.py");
  await expect.poll(() => editor.text()).toMatch(/print\(.*\n# by echo\n/);

  await terminals.type('nano hello.py');
  await expect(terminals.screen()).toContainText('GNU nano');
  await page.keyboard.type('# by nano\n');
  await page.keyboard.press('Control+s');
  await expect.poll(() => editor.text()).toMatch(/^# by nano\n/);
  await page.keyboard.press('Control+x');
  await terminals.untilPrompt();

  await terminals.type('rm hello.py');
  await expect(editor.region.getByText('Deleted in the terminal.')).toBeVisible();
  await editor.region.getByRole('button', { name: 'Save it again' }).click();
  await terminals.type('head -n 1 hello.py');
  await expect.poll(() => terminals.rows()).toContain('# by nano');
});

test('a file that changed on both sides is kept on both until the learner chooses', async ({
  lesson,
  page,
  watch,
}) => {
  const { editor, terminals } = lesson;
  // The save is kept on its way until the terminal has written, as a slow line might.
  watch.expect(/^412 |status of 412/);
  const written = Promise.withResolvers<void>();
  await page.route('**/files/hello.py', async (route) => {
    if (route.request().method() === 'PUT') await written.promise;
    await route.continue();
  });
  await lesson.start('flask-app');
  await editor.keys('hello.py').focus();
  await page.keyboard.type('# mine\n');
  await terminals.type("echo '# theirs' >> hello.py; tail -n 1 hello.py");
  await expect.poll(() => terminals.rows()).toContain('# theirs');
  written.resolve();
  await expect(editor.region.getByRole('alert')).toContainText('Changed in the terminal too.');

  await editor.region.getByRole('button', { name: 'Compare' }).click();
  await expect(editor.region.getByText('in the terminal', { exact: false }).last()).toBeVisible();
  await expect(editor.region.locator('.slip-diff .modified')).toContainText('mine');
  await expect(editor.region.locator('.slip-diff .original')).toContainText('theirs');
  await editor.region.getByRole('button', { name: 'Edit', exact: true }).click();

  const step = lesson.step('Try it without installing anything');
  await lesson.run(step, 'docker build -t hello-py .');
  await expect(page.getByText('so the command was not run')).toBeVisible();
  await terminals.type('cat hello.py');
  await expect.poll(() => terminals.rows()).toContain('# theirs');
  await expect(terminals.screen()).not.toContainText('# mine');

  await editor.region.getByRole('button', { name: 'Keep mine' }).click();
  await expect(editor.region.getByRole('alert')).toBeHidden();
  await terminals.type('clear; cat hello.py');
  await expect(terminals.screen()).toContainText('# mine');
  await expect(terminals.screen()).not.toContainText('# theirs');
});

test('what is no text, or too large, is said to be so', async ({ lesson }) => {
  const { editor, terminals } = lesson;
  await lesson.start('flask-app');
  await terminals.type("printf 'a\\000b' > image.png; yes | head -c 9000000 > huge.txt");
  await terminals.type('yes | head -c 2000000 > long.txt');
  await editor.entry('image.png').click();
  await expect(editor.region).toContainText('This file is not text');
  await editor.entry('huge.txt').click();
  await expect(editor.region).toContainText('This file is too large to open here');
  await editor.entry('long.txt').click();
  await expect(editor.region).toContainText('Read-only: this file is larger than 1 MB.');
  await editor.tab('hello.py').click();
  await expect.poll(() => editor.text()).toContain('print(');
});

test('a file is made, written and deleted', async ({ lesson, page }) => {
  const { editor, terminals } = lesson;
  await lesson.start('flask-app');
  await editor.region.getByRole('button', { name: 'New file' }).click();
  const name = editor.region.getByRole('textbox', { name: 'Name of the new file' });
  await name.fill('../outside.txt');
  await name.press('Enter');
  await expect(editor.region.getByRole('alert')).toContainText('A file cannot have this name.');
  await name.fill('notes/to do.txt');
  await name.press('Enter');
  await editor.keys('notes/to do.txt').focus();
  await page.keyboard.type('read the logs');
  await terminals.type("cat 'notes/to do.txt'");
  await expect(terminals.screen()).toContainText('read the logs');

  const entry = editor.entry('notes/to do.txt');
  await entry.hover();
  await entry.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete to do.txt?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(entry).toBeVisible();
  await entry.hover();
  await entry.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(entry).toBeHidden();
  await expect(editor.tab('to do.txt')).toBeHidden();
  await terminals.type('clear; ls notes | wc -l');
  await expect.poll(() => terminals.rows()).toContain('0');
});
