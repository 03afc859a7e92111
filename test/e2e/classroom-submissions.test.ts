import { randomUUID } from 'node:crypto';
import { type Assignment, assignmentDraftSchema } from '../../protocol/assignment.ts';
import { makeOnlyClass } from './support/only-class.ts';
import { postFrom } from './support/post-from.ts';
import { expect, test } from './support/test.ts';

test('a learner hands in and sees what came of it; an instructor comments and sets the points', async ({
  lesson,
  page,
  server,
}) => {
  // The server remembers from one run to the next.
  const title = `Week ${randomUUID().slice(0, 8)}`;
  const made = await makeOnlyClass(server.url, 'Harbour');
  const draft = assignmentDraftSchema.parse({
    ...{ title, lesson: 'hello-world', attempts: 2, published: true },
    times: { opensAt: null, dueAt: null, closesAt: null },
    hiddenChecks: [
      { id: 'port', title: { en: 'Says port' }, kind: 'file', path: 'answers.txt', points: 2 },
    ],
  });
  const address = `${server.url}/api/classes/${made.id}/assignments`;
  const { id } = await postFrom<Assignment>(page, address, draft);

  await lesson.start('hello-world');
  await expect(page.getByText(`Your terminals are recorded for “${title}”`)).toBeVisible();
  await lesson.terminals.type('docker run --name take-off debian');
  const exercise = lesson.step('Exercise');
  await expect(lesson.checks(exercise).nth(1)).toHaveAttribute('data-status', 'passed');

  await page.goto(`${server.url}/classroom/classes/${made.id}/assignments/${id}/preview/`);
  await page.getByRole('button', { name: 'Hand in' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('what your terminals have shown: main');
  await expect(dialog).toContainText('2 attempts left');
  await dialog.getByRole('button', { name: 'Hand in' }).click();

  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks.getByRole('row', { name: /take-off/ })).toContainText('Passed');
  await expect(checks.getByRole('row', { name: /landing/ })).toContainText('Found:');
  await expect(checks.getByRole('row', { name: /Says port/ })).toContainText('Hidden');
  await expect(page.getByText('4 of 9')).toBeVisible();
  await page.getByRole('button', { name: 'Play main' }).click();
  await expect(page.getByRole('group', { name: 'Recording of the terminal main' })).toContainText(
    'learner@',
  );

  await page.getByText('answers.txt', { exact: true }).click();
  await page.getByRole('button', { name: 'Comment on line 1', exact: true }).click();
  const line = page.getByRole('textbox', { name: 'Comment on line 1', exact: true });
  await line.fill('Which tag? <b>');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect(page.getByText('Which tag? <b>')).toBeVisible();

  await page.getByRole('button', { name: 'Set points' }).click();
  await dialog.getByLabel('Points').fill('7.5');
  await dialog.getByLabel('Reason').fill('Shown at the desk');
  await dialog.getByRole('button', { name: 'Set points' }).click();
  await expect(page.getByText('7.5 of 9')).toBeVisible();
  await page.getByRole('button', { name: 'Grade again' }).click();
  await expect(page.getByText('Reason: Shown at the desk')).toBeVisible();

  await page.getByRole('link', { name: 'Submissions', exact: true }).click();
  const row = page.getByRole('region', { name: 'Submissions' }).getByRole('row').nth(1);
  await expect(row).toContainText('7.5 of 9');
  await expect(row).toContainText('Counts');
});
