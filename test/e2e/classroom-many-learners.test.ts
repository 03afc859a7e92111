import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Enrollment } from '../../protocol/class.ts';
import { anotherBrowser } from './support/another-browser.ts';
import { expect, test } from './support/classroom-test.ts';
import { confirm } from './support/confirm.ts';
import { expectAccessible } from './support/expect-accessible.ts';

// Where one can tell the class's clock from the browser's.
test.use({ timezoneId: 'America/Los_Angeles' });

test('many are extended, marked complete, reset, given new links and removed', async ({
  page,
  server,
  taught,
}) => {
  const lea = await taught.learner('Mia');
  await taught.learner('Tom');
  const { id } = await taught.assign();
  const roster = await page.request.get(`${server.url}/api/classes/${taught.id}/roster`);
  const { members } = (await roster.json()) as { members: Enrollment[] };
  const leaId = members.find(({ name }) => name === 'Mia')?.person;
  await page.request.put(`${server.url}/api/assignments/${id}/extensions`, {
    headers: { origin: server.url },
    data: {
      ...{ persons: [leaId], replaces: true },
      extension: {
        ...{ dueAt: '2099-05-09T12:00:00.000Z', closesAt: null, moreAttempts: 3, reason: 'Ill' },
      },
    },
  });

  await page.goto(taught.address('roster/'));
  const dialog = page.getByRole('dialog');
  const choose = async () => {
    for (const name of ['Mia', 'Tom']) await page.getByLabel(`Choose ${name}`).check();
  };
  await choose();
  await page.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect(dialog).toContainText('Nobody loses anything');
  await dialog.getByLabel('Due').fill('2099-05-02T01:30');
  await dialog.getByLabel('More attempts').fill('1');
  await dialog.getByLabel('Reason').fill('Outage');
  await expectAccessible(page);
  await confirm(page, 'Do it for 2');

  await choose();
  await page.getByRole('button', { name: 'Mark complete' }).click();
  await dialog.getByLabel('Lesson').selectOption('first-image');
  await confirm(page, 'Do it for 2');
  const progress = async () => {
    const answer = await lea.request.get(`${server.url}/api/progress`);
    const { lessons } = (await answer.json()) as { lessons: Record<string, { steps?: object }> };
    return Object.keys(lessons['first-image']?.steps ?? {}).length;
  };
  await expect.poll(progress).toBeGreaterThan(0);
  await choose();
  await page.getByRole('button', { name: 'Reset progress' }).click();
  await dialog.getByLabel('Lesson').selectOption('first-image');
  await confirm(page, 'Do it for 2');
  await expect.poll(progress).toBe(0);

  await choose();
  await page.getByRole('button', { name: 'Renew links' }).click();
  await confirm(page, 'Do it for 2');
  await expect(page.getByRole('heading', { name: '2 personal links' })).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const links = await readFile(await (await coming).path(), 'utf8');
  const rows = parse(links, { bom: true }) as string[][];
  const link = rows.find(([name]) => name === 'Tom')?.at(-1) ?? '';
  const elsewhere = await anotherBrowser(page);
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('link', { name: 'Spring' }).first()).toBeVisible();

  await page.goto(taught.address(`assignments/${id}/`));
  const extended = page.getByRole('region', { name: 'Extensions' }).getByRole('row');
  const ofLea = extended.filter({ hasText: 'Mia' });
  await expect(ofLea).toContainText('May 9');
  await expect(ofLea.getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(extended.filter({ hasText: 'Tom' })).toContainText('May 2');

  await page.goto(taught.address('roster/'));
  await page.getByLabel('Choose Tom').check();
  await page.getByRole('button', { name: 'Remove from class' }).click();
  await confirm(page, 'Do it for 1');
  await expect(page.getByRole('rowheader', { name: 'Tom' }).or(page.getByText('Tom'))).toHaveCount(
    0,
  );
  await elsewhere.reload();
  await expect(elsewhere.getByText('There is no class here yet.')).toBeVisible();

  await page.goto(taught.address('audit/'));
  await expect(page.getByRole('cell', { name: 'Several removed from the class' })).toBeVisible();
  // The newest is of Tom alone, who is gone: Mia had more already.
  const given = page.getByRole('row').filter({ hasText: 'Extension given' }).last();
  await expect(given).toContainText('Images');
  await expect(given).toContainText('Mia');
  await expect(given.getByText(leaId ?? 'nobody')).toBeHidden();
  await given.getByText('Show').click();
  await expect(given.getByText(leaId ?? 'nobody')).toBeVisible();
  await expectAccessible(page);
});
