import { expect, test } from './support/test.ts';

test('a learner does the first lesson and goes on to the next', async ({ lesson, page }) => {
  await lesson.open('hello-world');
  await expect(lesson.state).toHaveText('Not started');

  const first = lesson.step('Run your first container');
  await lesson.expectNotDone(first);
  await lesson.run(first, 'docker run hello-world');
  await lesson.expectDone(first);
  await expect(lesson.state).toHaveText('Ready');
  await lesson.terminals.untilPrompt();
  await lesson.terminals.keys().focus();
  await lesson.terminals.scrollBackTo("Unable to find image 'hello-world:latest' locally");
  const screen = lesson.terminals.screen('main');
  await expect(screen).toContainText('latest: Pulling from library/hello-world');
  await expect(screen).toContainText(/[0-9a-f]{12}: Pull complete/);
  await expect(screen).toContainText(/Digest: sha256:[0-9a-f]{64}/);
  await expect(screen).toContainText('Status: Downloaded newer image for hello-world:latest');
  await expect(screen).toContainText('Hello from Docker!');

  const again = lesson.step('Run it a second time');
  await lesson.expectNotDone(again);
  await again.getByRole('button', { name: 'What is missing?' }).click();
  await expect(again).toContainText('Found: one');
  await lesson.run(again, 'docker run hello-world');
  await lesson.expectDone(again);
  await expect(again.getByText('Found: one')).toBeHidden();

  const count = lesson.step('Count images and containers');
  await lesson.run(count, 'docker run --name greeting hello-world');
  await lesson.expectDone(count);
  await lesson.run(count, 'docker image ls');
  await expect(screen).toContainText(/REPOSITORY\s+TAG\s+IMAGE ID/);
  await lesson.run(count, 'docker ps --all');
  await expect(screen).toContainText(/Exited \(0\) .* greeting/);

  const versions = lesson.step('Ask both parts for their versions');
  await lesson.run(versions, 'docker version | tee version.txt');
  await lesson.expectDone(versions);
  await expect(lesson.editor.entry('version.txt')).toBeVisible();

  const exercise = lesson.step('Exercise');
  await lesson.terminals.type('docker pull debian && docker run --name take-off debian');
  await lesson.terminals.type('docker run --name landing debian');
  await expect(lesson.checks(exercise).nth(2)).toHaveAttribute('data-status', 'passed');
  await lesson.expectNotDone(exercise);
  await lesson.editor.typeAll(
    'answers.txt',
    'tag: latest\nimages: 1\ncontainers: 2\nstored by: server\n',
  );
  await lesson.expectDone(exercise);
  await expect(exercise).toContainText('You have done the exercise.');

  const next = page.locator('footer').getByRole('link', { name: /^Next lesson/ });
  const title = await next.locator('.title').innerText();
  await next.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});
