import { readFile, rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { toLocalInput } from '../../src/runtime/classroom/zoned-time.ts';
import { ClassroomPerson } from './support/classroom-person.ts';
import { CourseServer } from './support/course-server.ts';
import { makeClass } from './support/make-class.ts';
import { TerminalPane } from './support/terminal-pane.ts';
import { welcomeAda } from './support/welcome-ada.ts';

const cache = process.env['SLIPWAY_CACHE'] ?? '/var/cache/slipway';
/** Of this test alone: it begins with nobody. */
const home = `${process.env['SLIPWAY_HOME'] ?? `${cache}/test-home`}-classroom`;
const zone = 'Europe/Berlin';
/** As a clock of the class shows it, so many hours from now. */
const inHours = (hours: number) =>
  toLocalInput(new Date(Date.now() + hours * 3_600_000).toISOString(), zone);

// Two learners at work, and a machine that grades.
const server = new CourseServer(
  { SLIPWAY_HOME: home, SLIPWAY_CAPACITY: '3' },
  { asksSignIn: true },
);
test.beforeAll(async () => {
  for (const end of ['', '-shm', '-wal']) await rm(`${home}/slipway.sqlite${end}`, { force: true });
  await server.start();
});
test.afterAll(() => server.stop());

test('an instructor and two learners, from the first sign-in to the grades', async ({
  browser,
}) => {
  test.setTimeout(420_000);
  const people = await Promise.all(
    [1, 2, 3].map(() => ClassroomPerson.arrive(browser, server.url)),
  );
  const [{ page: ada }, grace, ben] = people as [ClassroomPerson, ClassroomPerson, ClassroomPerson];
  const dialog = ada.getByRole('dialog');

  const { assignment, code } =
    await test.step('the first administrator sets a class up', async () => {
      await welcomeAda(ada, server.firstAdministratorLink ?? '');
      const shown = await makeClass(ada, server.url, { name: 'Docker, autumn', timeZone: zone });

      await ada.getByRole('link', { name: 'Assignments' }).click();
      await ada.getByRole('link', { name: 'New assignment' }).click();
      await ada.getByLabel('Lesson', { exact: true }).selectOption('first-image');
      await ada.getByLabel('Title', { exact: true }).fill('A farewell');
      await ada.getByLabel('Due', { exact: true }).fill(inHours(2));
      await ada.getByLabel('Closes', { exact: true }).fill(inHours(48));
      await ada.getByLabel('Penalty').selectOption('perDay');
      await ada.getByRole('button', { name: 'As JSON' }).click();
      await ada.getByLabel('Further hidden checks, as JSON').fill(
        JSON.stringify([
          {
            ...{ id: 'crew-copied', title: { en: 'The crew is in the image' }, points: 3 },
            ...{ kind: 'image', tag: 'farewell:1.0', history: 'COPY .*crew' },
          },
        ]),
      );
      await expect(ada.getByText('8 in all')).toBeVisible();
      await ada.getByLabel('Published').check();
      await ada.getByRole('button', { name: 'Create' }).click();
      await expect(ada.getByRole('region', { name: 'A farewell' })).toContainText('Open');
      return { assignment: ada.url(), code: shown };
    });

  await test.step('two learners join by code and start their machines', async () => {
    await grace.join(server.url, code, 'Grace');
    await ben.join(server.url, code.toLowerCase(), 'Ben');
    for (const { page, lesson } of [grace, ben]) {
      await page.getByRole('link', { name: 'A farewell' }).click();
      await expect(page.getByText('0 so far')).toBeVisible();
      await expect(page.getByRole('table')).not.toContainText('The crew is in the image');
      await page.getByRole('link', { name: 'Open the lesson' }).click();
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await lesson.terminals.untilPrompt();
      await expect(page.getByText('recorded for “A farewell”')).toBeVisible();
    }
  });

  await ada.getByRole('link', { name: 'Live board' }).click();
  const graceRow = ada.getByRole('row', { name: /Grace/ });
  const benRow = ada.getByRole('row', { name: /Ben/ });

  await test.step('one works, and the board ticks', async () => {
    for (const row of [graceRow, benRow]) await expect(row).toContainText('Online');
    await expect(graceRow.getByRole('cell').first()).not.toContainText('Done');
    const { lesson, page } = grace;
    const program = lesson.step('Write the program');
    await program.getByRole('button', { name: 'Put into the editor' }).first().click();
    await lesson.expectDone(program);
    await expect(graceRow.getByRole('cell').first()).toContainText('Done');
    await expect(benRow.getByRole('cell').first()).not.toContainText('Done');
    await lesson.terminals.type(
      'cp /dev/stdin farewell/Dockerfile <<< $\'FROM python:3-slim\\nCOPY goodbye.py crew.py /\\nENTRYPOINT ["python", "/goodbye.py"]\'',
    );
    await lesson.terminals.type(
      'docker build -t farewell:1.0 farewell && docker run farewell:1.0 > farewell.txt && docker tag farewell:1.0 farewell',
    );
    const exercise = lesson.step('Exercise');
    await expect(exercise).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
    await expect(graceRow.getByRole('cell').nth(5)).toContainText('Done');
    await expect(page.getByText('You have done the exercise.')).toBeVisible();
  });

  await test.step('the other gets stuck, asks, and is helped with consent', async () => {
    const { page, lesson } = ben;
    await lesson.terminals.type('docker build -t farewell:1.0 farewell && docker run farewell:1.0');
    await expect(lesson.terminals.screen()).toContainText("can't open file", { timeout: 90_000 });
    await expect(benRow.getByRole('cell').nth(5)).toContainText('Trying');
    await page.getByRole('button', { name: 'I need help' }).click();
    const asking = page.getByRole('dialog', { name: 'Ask for help' });
    await asking.getByRole('textbox').fill('Which example.py?');
    await asking.getByRole('button', { name: 'Ask', exact: true }).click();

    const queue = ada.getByRole('region', { name: 'Asking for help' });
    await expect(queue).toContainText('Which example.py?');
    await expect(benRow).toContainText('Asks for help');
    await queue.getByRole('button', { name: 'I’m on it' }).click();
    await expect(page.getByText('Ada Lovelace is coming to help')).toBeVisible();

    await benRow.getByRole('button').click();
    await expect(dialog).toContainText('The image farewell:1.0 is built');
    await dialog.getByRole('button', { name: 'Ask to watch' }).click();
    const watching = page.getByRole('dialog', { name: 'asks to see your terminals' });
    await watching.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(page.getByText('Ada Lovelace sees your terminals')).toBeVisible();
    const watched = new TerminalPane(ada);
    await expect(watched.screen()).toContainText("can't open file");
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(watched.region).toBeHidden();
    await expect(dialog).toContainText('Ben took it back.');

    await dialog.getByRole('button', { name: 'Ask to type along' }).click();
    const typing = page.getByRole('dialog', { name: 'asks to type in your terminals' });
    await typing.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(watched.screen()).toContainText("can't open file");
    await watched.type('docker tag farewell:1.0 farewell; echo "ENTRYPOINT names $((4 - 3)) file"');
    await expect(lesson.terminals.screen()).toContainText('ENTRYPOINT names 1 file');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(watched.region).toBeHidden();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await queue.getByRole('button', { name: 'Resolved' }).click();
    await expect(page.getByRole('button', { name: 'I need help' })).toBeVisible();
  });

  await test.step('one has more time, and the due time passes for the other', async () => {
    await ada.goto(assignment);
    await ada.getByRole('button', { name: 'Extend' }).click();
    await dialog.getByRole('checkbox', { name: 'Grace' }).check();
    await dialog.getByLabel('Due').fill(inHours(3));
    await dialog.getByLabel('Closes').fill(inHours(48));
    await dialog.getByLabel('Reason').fill('Asked for it');
    await dialog.getByRole('button', { name: 'Extend' }).click();
    await expect(ada.getByRole('region', { name: 'Extensions' })).toContainText('Grace');
    await ada.getByLabel('Due', { exact: true }).fill(inHours(-2));
    await ada.getByRole('button', { name: 'Save' }).click();
    await expect(ada.getByText('Saved.')).toBeVisible();
  });

  await test.step('both hand in, and are graded in a clean machine', async () => {
    await grace.handIn();
    await ben.handIn();
    await ben.page.goto(`${server.url}/classroom/`);
    const toDo = ben.page.getByRole('row', { name: /A farewell/ });
    await expect(toDo).toContainText('Handed in');
    await toDo.getByRole('link', { name: 'A farewell' }).click();
    await ben.page.getByRole('link', { name: 'Your submissions' }).click();
    await ben.page.getByRole('table').getByRole('link', { name: '1' }).click();
    const facts = ben.page.getByRole('region', { name: 'A farewell' });
    await expect(grace.page.getByText('8 of 8')).toBeVisible({ timeout: 120_000 });
    await expect(grace.page.getByText('In time')).toBeVisible();
    await expect(facts).toContainText('1 day late', { timeout: 120_000 });
    // Built, and named twice: 2 points, of which a late day takes a tenth.
    await expect(facts).toContainText('1.8 of 8');
    await expect(ben.page.getByText('Checks that you do not see: 0 of 3 points.')).toBeVisible();
  });

  await test.step('the instructor looks, and sets the points', async () => {
    await ada.getByRole('link', { name: 'Submissions', exact: true }).click();
    const rows = ada.getByRole('region', { name: 'Submissions' }).getByRole('row');
    await expect(rows.filter({ hasText: 'Grace' })).toContainText('8 of 8');
    await rows.filter({ hasText: 'Ben' }).getByRole('link').click();
    await expect(ada.getByRole('row', { name: /The crew is in the image/ })).toContainText(
      'Failed',
    );
    await expect(ada.getByText("can't open file").first()).toBeVisible();
    await ada.getByRole('button', { name: 'Set points' }).click();
    await dialog.getByLabel('Points').fill('4.5');
    await dialog.getByLabel('Reason').fill('Explained it well');
    await dialog.getByRole('button', { name: 'Set points' }).click();
    await expect(ada.getByText('4.5 of 8')).toBeVisible();
    await ben.page.reload();
    await expect(ben.page.getByText('4.5 of 8')).toBeVisible();
    await expect(ben.page.getByText('Reason: Explained it well')).toBeVisible();
  });

  await test.step('the grades are exported and read back', async () => {
    await ada.getByRole('link', { name: 'Results', exact: true }).click();
    await expect(ada.getByRole('heading', { name: 'What the class stumbles over' })).toBeVisible();
    // What was on the way to that, such as a container still running, is nobody's failure.
    await expect(ada.getByText('it has ended with exit code 2')).toBeVisible();
    await expect(ada.getByText('it is still running')).toBeHidden();
    await ada.getByRole('link', { name: 'Grades' }).click();
    await ada.getByRole('button', { name: 'Export' }).click();
    const coming = ada.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const file = await readFile(await (await coming).path(), 'utf8');
    expect(parse(file, { bom: true })).toEqual([
      ['Name', 'E-mail', 'ID', 'A farewell', 'Total'],
      ['', '', '', '8', '8'],
      ['Ben', '', '', '4.5', '4.5'],
      ['Grace', '', '', '8', '8'],
    ]);
  });

  for (const person of people) {
    expect(person.watch.notes).toEqual([]);
    await person.leave();
  }
});
