import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { ownLessonFiles, ownLessonWith, ownLessonZip } from '../support/own-lesson.ts';
import { ClassroomPerson } from './support/classroom-person.ts';
import { CourseServer } from './support/course-server.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeClass } from './support/make-class.ts';
import { welcomeAda } from './support/welcome-ada.ts';

const cache = process.env['SLIPWAY_CACHE'] ?? '/var/cache/slipway';
/** Of this test alone: it begins with nobody. */
const home = `${process.env['SLIPWAY_HOME'] ?? `${cache}/test-home`}-own-lessons`;

// The learner's machine, and the one that the lesson is tried in.
const server = new CourseServer(
  { SLIPWAY_HOME: home, SLIPWAY_CAPACITY: '2', SLIPWAY_WARM_MACHINES: '0' },
  { asksSignIn: true },
);
test.beforeAll(async () => {
  for (const end of ['', '-shm', '-wal']) await rm(`${home}/slipway.sqlite${end}`, { force: true });
  await rm(`${home}/own-lessons`, { recursive: true, force: true });
  await server.start();
});
test.afterAll(() => server.stop());

/** Line of exercise.yaml in which the slip is made. */
const slipAt = ownLessonFiles['exercise.yaml']?.split('kind: image')[0]?.split('\n').length ?? 0;
const zip = (buffer: Buffer) => ({ name: 'greetings.zip', mimeType: 'application/zip', buffer });
const stages = (page: Page) => page.getByRole('list', { name: 'How far it is' });

test('an instructor brings a lesson, and a learner works on it', async ({ browser }) => {
  test.setTimeout(600_000);
  const [ada, grace] = (await Promise.all(
    [1, 2].map(() => ClassroomPerson.arrive(browser, server.url)),
  )) as [ClassroomPerson, ClassroomPerson];
  const { page } = ada;

  const code = await test.step('there is an instructor with a class', async () => {
    await welcomeAda(page, server.firstAdministratorLink ?? '');
    return makeClass(page, server.url, { name: 'Own' });
  });
  const classAddress = page.url();

  const slug = await test.step('a lesson with a slip is told what is wrong', async () => {
    await page.goto(`${server.url}/classroom/`);
    await page.getByRole('link', { name: 'Your lessons' }).click();
    await expect(page.getByText('You have not brought a lesson yet.')).toBeVisible();
    await expectAccessible(page);
    const slip = ownLessonWith('exercise.yaml', 'kind: image', 'kind: imgae');
    await page.getByLabel('Choose a zip').setInputFiles(zip(slip));
    const findings = page.getByRole('region', { name: 'What was found' });
    await expect(findings).toContainText(`exercise.yaml, line ${slipAt}`, { timeout: 60_000 });
    await expect(stages(page).getByRole('listitem').first()).toContainText('failed');
    await expect(page.getByText('Learners cannot have it yet.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open lesson' })).toHaveCount(0);
    await expectAccessible(page);
    return /own-[a-z0-9]{12}/.exec(page.url())?.[0] ?? '';
  });

  await test.step('mended, it is tested on a real engine, gets its pages and is ready', async () => {
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByLabel('Choose a zip').setInputFiles(zip(ownLessonZip()));
    await expect(page.getByText('Version 2')).toBeVisible();
    await expect(page.getByText('Learners have version 2.')).toBeVisible({ timeout: 420_000 });
    for (const stage of await stages(page).getByRole('listitem').all()) {
      await expect(stage).toContainText('done');
    }
    await expect(page.getByRole('heading', { name: 'Greetings' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it has a page, with nothing on it but what is ours', async () => {
    await page.getByRole('link', { name: 'Open lesson' }).click();
    await expect(page.getByRole('heading', { name: 'Greetings', level: 1 })).toBeVisible();
    const foreign = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ src }) => src !== '' && !new URL(src).pathname.startsWith('/_own/'))
        .map(({ src }) => src),
    );
    expect(foreign).toEqual([]);
    await expectAccessible(page);
    await page.goto(`${server.url}/ja/lessons/${slug}/`);
    await expect(page.getByText('このレッスンはまだ翻訳されていない')).toBeVisible();
    await page.getByRole('link', { name: 'クラスに戻る' }).click();
    await expect(page).toHaveURL(`${server.url}/ja/classroom/`);
  });

  await test.step('it can be assigned', async () => {
    await page.goto(`${classAddress}assignments/new/`);
    await page.getByLabel('Lesson', { exact: true }).selectOption({ label: 'Greetings' });
    await page.getByLabel('Published').check();
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('region', { name: 'Greetings' })).toContainText('Open');
  });

  await test.step('it is as unknown as none to whoever it was not given to', async () => {
    const { page: hers, watch } = grace;
    await hers.goto(`${server.url}/lessons/${slug}/`);
    await expect(hers).toHaveURL(/\/classroom\/sign-in\/\?return=/);
    await page.goto(`${classAddress}assignments/`);
    await grace.join(server.url, code, 'Grace');
    const unknown = `${server.url}/lessons/own-zzzzzzzzzzzz/`;
    watch.expect(/404/);
    const answer = await hers.request.get(unknown);
    expect(answer.status()).toBe(404);
  });

  await test.step('a learner works on it, and is told of each check', async () => {
    const { page: hers, lesson } = grace;
    await hers.getByRole('link', { name: 'Greetings' }).click();
    await hers.getByRole('link', { name: 'Open the lesson' }).click();
    await expect(hers).toHaveURL(`${server.url}/lessons/${slug}/`);
    await hers.getByRole('button', { name: 'Start', exact: true }).click();
    await lesson.terminals.untilPrompt();
    const step = lesson.step('Run it');
    await lesson.expectNotDone(step);
    await lesson.run(step, 'docker run hello-world');
    await lesson.expectDone(step);
  });

  await test.step('while it is assigned it stays', async () => {
    await page.goto(`${server.url}/classroom/own-lessons/${slug}/`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('dialog')).toContainText('1 assignment gives it');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });

  for (const person of [ada, grace]) {
    expect(person.watch.notes).toEqual([]);
    await person.leave();
  }
});
