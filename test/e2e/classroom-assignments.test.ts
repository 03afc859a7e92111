import { makeOnlyClass } from './support/only-class.ts';
import { postFrom } from './support/post-from.ts';
import { expect, test } from './support/test.ts';

test('an instructor gives an assignment, extends it and sees it as a learner does', async ({
  page,
  server,
}) => {
  const { id } = await makeOnlyClass(server.url, 'Containers', 'Asia/Tokyo');
  await postFrom(page, `${server.url}/api/classes/${id}/roster`, {
    ...{ name: 'Grace', role: 'learner' },
  });

  await page.goto(`${server.url}/classroom/classes/${id}/assignments/`);
  await expect(page.getByText('No assignments yet.')).toBeVisible();
  await page.getByRole('link', { name: 'New assignment' }).click();
  await page.getByLabel('Lesson', { exact: true }).selectOption({ label: 'Hello, Docker' });
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Hello, Docker');
  await page.getByLabel('Title', { exact: true }).fill('Week one <b>');
  await page.getByLabel('Due', { exact: true }).fill('2099-11-24T23:59');
  await page.getByLabel('Closes', { exact: true }).fill('2099-12-01T23:59');
  await page.getByLabel('Penalty').selectOption('perDay');
  await expect(page.getByText('3 days late: 30% off.')).toBeVisible();
  await page.getByLabel(/^Points for “answers.txt names the tag/).fill('2.5');
  await page.getByLabel(/^Hide “answers.txt says who/).check();
  await expect(page.getByText('8.5 in all')).toBeVisible();
  await page.getByLabel('Published').check();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(page.getByRole('heading', { name: 'Week one <b>' })).toBeVisible();
  await page.getByRole('button', { name: 'Extend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Grace' }).check();
  await dialog.getByLabel('Due').fill('2099-12-24T23:59');
  await dialog.getByLabel('Closes').fill('2099-12-24T23:59');
  await dialog.getByLabel('Reason').fill('Ill');
  await dialog.getByRole('button', { name: 'Extend' }).click();
  const extended = page.getByRole('region', { name: 'Extensions' }).getByRole('row');
  await expect(extended.filter({ hasText: 'Grace' })).toContainText('Dec 24, 11:59 PM GMT+9');

  await page.getByLabel('Title', { exact: true }).fill('Week two');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('link', { name: 'As a learner sees it' }).click();
  await expect(page.getByRole('heading', { name: 'Week two' })).toBeVisible();
  await expect(page.getByText('Nov 24, 11:59 PM GMT+9')).toBeVisible();
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks.getByRole('row')).toHaveCount(1 + 6);
  await expect(checks).not.toContainText('who stores the images');
  await expect(
    page.getByText('Checks that you do not see are worth 1 of the points.'),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the lesson' })).toHaveAttribute(
    'href',
    '/lessons/hello-world/',
  );

  await page
    .getByRole('navigation', { name: 'Parts of the class' })
    .getByText('Assignments')
    .click();
  await page.getByRole('link', { name: 'Week two' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No assignments yet.')).toBeVisible();
});
