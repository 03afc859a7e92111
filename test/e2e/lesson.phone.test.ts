import { expect, test } from './support/test.ts';

test('a lesson can be done on a phone, one pane at a time', async ({ lesson, page }) => {
  const { editor, terminals } = lesson;
  const show = (pane: string) =>
    page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: pane }).tap();
  await lesson.open('hello-world');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(terminals.region).toBeHidden();

  const first = lesson.step('Run your first container');
  await lesson.run(first, 'docker run hello-world');
  await terminals.untilPrompt();
  await expect(terminals.screen()).toContainText('docs.docker.com/get-started');
  await show('Read');
  await lesson.expectDone(first);
  await expect(terminals.region).toBeHidden();
  await lesson.run(lesson.step('Run it a second time'), 'docker run hello-world');
  await expect(terminals.screen()).toBeVisible();
  await show('Read');
  await lesson.expectDone(lesson.step('Run it a second time'));

  await show('Terminal');
  await terminals.type('docker pull debian; docker run --name take-off debian');
  await terminals.type('docker run --name landing debian');
  await show('Code');
  await expect.poll(() => editor.text()).toContain('# Write each answer');
  await editor.typeAll(
    'answers.txt',
    'tag: latest\nimages: one\ncontainers: two\nstored by: the daemon\n',
  );
  await show('Read');
  await lesson.expectDone(lesson.step('Exercise'));

  await show('Preview');
  await expect(lesson.preview.region).toContainText('No container publishes a port yet');
  await show('Terminal');
  await terminals.type('docker run -d -p 8000:80 python python3 -m http.server 80');
  await terminals.untilPrompt();
  await show('Preview');
  const served = lesson.preview.frame(8000).locator('body');
  await expect(served).toContainText('Directory listing for /');
  await show('Terminal');
  for (const pane of [terminals.region, terminals.region.getByRole('tabpanel')]) {
    expect((await pane.boundingBox())?.width).toBe(390);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
