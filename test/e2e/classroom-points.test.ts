import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { packFiles } from '../../sandbox-server/progress/pack-files.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import { expect, test } from './support/classroom-test.ts';
import { confirm } from './support/confirm.ts';
import { expectAccessible } from './support/expect-accessible.ts';

test('points are given by hand, exported to Canvas and JSON, and taken back', async ({
  page,
  taught,
}) => {
  const lea = await taught.learner('Mia');
  const { id } = await taught.assign();
  await taught.assign();
  await taught.assign({ title: 'Draft', published: false });
  await page.goto(taught.address(`assignments/${id}/`));
  const region = page.getByRole('region', { name: 'Points given by hand' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Give points' }).click();
  await dialog.getByLabel('Learner').selectOption({ label: 'Mia' });
  await dialog.getByLabel('Points').fill('1.5');
  await dialog.getByLabel('Reason').fill('Oral examination');
  await expectAccessible(page);
  await confirm(page, 'Give points');
  await expect(region.getByRole('row').filter({ hasText: 'Mia' })).toContainText(
    'Oral examination',
  );

  await lea.goto(taught.address(`assignments/${id}/`));
  await expect(lea.getByText('Given by your instructor: Oral examination')).toBeVisible();
  await expect(lea.getByRole('region', { name: 'Checks' })).toContainText('Wanted:');
  await expectAccessible(lea);

  await page.goto(taught.address('results/grades/'));
  const table = page.getByRole('table', { name: 'Grades' });
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await expect(table).toContainText('Images (2)');
  await expect(table).not.toContainText('Draft');
  await expect(table.getByRole('row').filter({ hasText: 'Mia' })).toContainText('Given');

  const download = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
    if (format.endsWith('Canvas')) {
      await expect(dialog).toContainText('1 learner has neither an e-mail address nor an ID');
      await expect(dialog.getByRole('link', { name: 'To the people of the class' })).toBeVisible();
      await expectAccessible(page);
    }
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const file = await coming;
    await expect(dialog).toBeHidden();
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const canvas = await download('CSV for Canvas');
  expect(canvas.name).toBe('grades-canvas.csv');
  const rows = parse(canvas.text, { bom: true }) as string[][];
  expect(rows[0]?.slice(5)).toEqual(['Images', 'Images (2)']);
  expect(rows[2]).toEqual(['Mia', '', '', '', 'Spring', '1.5', '']);
  const json = await download('JSON');
  expect(json.name).toBe('grades.json');
  expect(JSON.parse(json.text)).toMatchObject({
    learners: [{ name: 'Mia', points: 1.5, grades: { [id]: { givenFor: 'Oral examination' } } }],
  });

  await page.goto(taught.address(`assignments/${id}/`));
  await region.getByRole('button', { name: 'Take back the points of Mia' }).click();
  await expect(page.getByText('Nobody has points by hand.')).toBeVisible();
  await lea.reload();
  await expect(lea.getByRole('region', { name: 'Checks' })).toBeVisible();
  await expect(lea.getByText('Given by your instructor')).toBeHidden();
});

test('points that were set go back to what was earned', async ({ page, server, taught }) => {
  const lea = await taught.learner('Mia');
  const { id } = await taught.assign();
  const me = (await (await lea.request.get(`${server.url}/api/me`)).json()) as {
    person: { id: string };
  };
  const grade = { earned: 4, most: 5, daysLate: 0, penalty: 0, override: null, points: 4 };
  const checks = [{ id: 'x', title: { en: 'It runs' }, status: 'passed' as const, points: 4 }];
  const storage = await openSqlite(`${server.home}/slipway.sqlite`);
  await storage.submissions.insert(
    {
      ...{ id: 'handed-in', assignment: id, class: taught.id, person: me.person.id },
      ...{ submittedAt: new Date(), state: 'graded', grade },
      checks: checks.map((check) => ({ ...check, hidden: false, source: 'clean' })),
    },
    {
      ...{ submission: 'handed-in', archive: await packFiles([]), leftOut: [], inspected: {} },
      ...{ seen: [], facts: {} as never, recordings: {} },
    },
    null,
  );
  await storage.close();
  await page.goto(taught.address('submissions/handed-in/'));
  await page.getByRole('button', { name: 'Set points' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Points').fill('2');
  await dialog.getByLabel('Reason').fill('Copied');
  await confirm(page, 'Set points');
  await expect(page.getByText('Copied')).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was earned' }).click();
  await expect(page.getByText('Copied')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Back to what was earned' })).toBeHidden();
  await page.goto(taught.address('audit/'));
  await expect(page.getByRole('row').filter({ hasText: 'Grade restored' })).toContainText(
    'Mia, Images (1)',
  );
});
