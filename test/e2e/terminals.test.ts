import { expect, test } from './support/test.ts';

test('text is copied and pasted by keyboard, and Ctrl-C without a selection interrupts', async ({
  lesson,
  context,
  page,
}) => {
  const { terminals } = lesson;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lesson.start('hello-world');
  await terminals.type('clear; echo picked-word');
  await expect.poll(() => terminals.rows()).toContain('picked-word');
  await terminals.pointAt('picked-word', (x, y) => page.mouse.dblclick(x, y));
  await page.keyboard.press('Control+c');
  await page.keyboard.type('echo pasted-');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await expect.poll(() => terminals.rows()).toContain('pasted-picked-word');

  await terminals.type('sleep 600');
  await expect.poll(() => terminals.rows()).toContain('learner@sandbox:~/app$ sleep 600');
  await page.keyboard.press('Control+c');
  await terminals.untilPrompt();
  await expect(terminals.screen()).toContainText('^C');
});

test('the shell knows the size that the learner gives the terminal', async ({ lesson, page }) => {
  const { terminals } = lesson;
  await lesson.start('hello-world');
  const height = async () => (await terminals.rows()).length;
  const low = await height();
  await terminals.type('echo "rows: $(tput lines)"');
  await expect.poll(() => terminals.rows()).toContain(`rows: ${low}`);
  await page.getByRole('separator', { name: 'Height of the editor' }).press('Home');
  await expect.poll(height).toBeGreaterThan(low + 10);
  await terminals.type('echo "rows: $(tput lines)"');
  await expect.poll(() => terminals.rows()).toContain(`rows: ${await height()}`);
});

test('there are eight terminals at most, each with a shell of its own', async ({
  lesson,
  page,
}) => {
  const { terminals } = lesson;
  await lesson.start('hello-world');
  const more = terminals.region.getByRole('button', { name: 'New terminal' });
  await terminals.type('echo "I am $$"');
  for (const name of ['two', 'three', 'four', 'five', 'six', 'seven', 'eight']) {
    await more.click();
    await expect(terminals.tab(name)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(more).toBeDisabled();
  await expect(more).toHaveAttribute('title', '8 terminals are the most');
  await terminals.untilPrompt();
  await terminals.type('echo "I am the eighth"', 'eight');
  await expect.poll(() => terminals.rows()).toContain('I am the eighth');

  await terminals.tab('two').click();
  await terminals.tab('two').press('Delete');
  await expect(terminals.tab('two')).toBeHidden();
  await expect(more).toBeEnabled();
  await page.reload();
  await expect(terminals.region.getByRole('tab')).toHaveCount(7);
  await terminals.tab('eight').click();
  await expect.poll(() => terminals.rows()).toContain('I am the eighth');
  await terminals.tab('main').click();
  await expect(terminals.screen()).toContainText(/I am \d+/);
});

test('a shell that has ended is replaced by pressing Enter', async ({ lesson, page }) => {
  const { terminals } = lesson;
  await lesson.start('hello-world');
  await terminals.type('exit 3');
  await expect(terminals.region).toContainText('The shell has ended with exit code 3.');
  await page.keyboard.press('Enter');
  await expect(terminals.region).not.toContainText('The shell has ended');
  await terminals.untilPrompt();
});

test('output that has scrolled away is found', async ({ lesson, page }) => {
  const { terminals } = lesson;
  await lesson.start('hello-world');
  await terminals.type('clear; seq 1000 1200');
  await expect.poll(() => terminals.rows()).toContain('1200');
  await page.keyboard.press('Control+f');
  const search = terminals.region.getByRole('search');
  await expect(search.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('1007');
  await expect(search.getByRole('status')).toHaveText('1 of 1');
  await expect.poll(() => terminals.rows()).toContain('1007');
  await page.keyboard.type('x');
  await expect(search.getByRole('status')).toHaveText('No matches');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(terminals.keys()).toBeFocused();
});

test('wide characters keep their place, also after a reload', async ({ lesson, context, page }) => {
  const { terminals } = lesson;
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+v');
  };
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lesson.start('hello-world');
  await terminals.keys().focus();
  await paste("clear; printf 'こんにちは|👩‍👩‍👧|é|привет|\\n'");
  await page.keyboard.press('Enter');
  await expect.poll(() => terminals.rows()).toContain('こんにちは|👩‍👩‍👧|é|привет|');
  // One Backspace takes one character of two columns.
  await paste('echo 世界');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await expect.poll(() => terminals.rows()).toContain('世!');
  const before = await terminals.rows();
  await page.reload();
  await expect.poll(() => terminals.rows()).toEqual(before);
});
