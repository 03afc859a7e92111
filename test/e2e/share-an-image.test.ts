import { expect, test } from './support/test.ts';

test('a learner signs in by hand with the account that the page shows, until a reset brings another', async ({
  lesson,
  page,
}) => {
  await lesson.open('share-an-image');
  const account = page.getByRole('region', { name: 'Your account in the classroom registry' });
  await expect(account).toContainText('Once your machine has been started');
  const part = (name: string) => account.locator(`[data-part="${name}"]`);

  const step = lesson.step('Sign in, and be refused once');
  await lesson.run(step, 'docker login $REGISTRY');
  await expect(lesson.terminals.screen()).toContainText('Username:');
  await expect(part('host')).toHaveText('registry.slipway.internal');
  const user = await part('user').innerText();
  const password = await part('password').innerText();
  await lesson.terminals.type(user);
  await expect(lesson.terminals.screen()).toContainText('Password:');
  await lesson.terminals.type(password);
  await expect(lesson.terminals.screen()).toContainText('Login Succeeded');
  await expect(lesson.terminals.screen()).not.toContainText(password);

  await lesson.expectNotDone(step);
  const wrong = 'echo wrong | docker login -u $REGISTRY_USER --password-stdin $REGISTRY';
  await lesson.run(step, wrong);
  await lesson.expectDone(step);

  await lesson.chooseInMenu('Reset machine and files…');
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect(part('user')).toHaveText(/^learner-/);
  await expect(part('user')).not.toHaveText(user);
});
