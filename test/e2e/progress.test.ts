import type { Browser, Page } from '@playwright/test';
import type { CourseServer } from './support/course-server.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { LessonPage } from './support/lesson-page.ts';
import { expect, test } from './support/test.ts';

/** Another browser of the same learner, which knows nothing yet but what the server tells. */
async function elsewhere(browser: Browser, server: CourseServer): Promise<LessonPage> {
  const context = await browser.newContext();
  return new LessonPage(await context.newPage(), server.url);
}

/** The server has been told of the last thing that was done here. */
const told = (page: Page) =>
  page.waitForResponse(
    (response) =>
      response.url().includes('/api/progress/lessons/') && response.request().method() === 'PATCH',
  );

const quizOf = (page: Page) => page.getByRole('group', { name: /^Question You write ENTRYPOINT/ });

test('a question is answered by keyboard, explained, tried again, and stays answered', async ({
  lesson,
  page,
  browser,
  server,
}) => {
  await lesson.open('first-image');
  const quiz = quizOf(page);
  const button = page.locator('#quiz-slip-of-the-pen').getByRole('button');
  const said = page.locator('#quiz-slip-of-the-pen').getByRole('status');
  await button.press('Enter');
  await expect(said).toHaveText('Choose an answer first.');

  await quiz.getByRole('radio', { name: 'When the image is built' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  const sent = told(page);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/^Not quite\. The build only notes the line down\./);
  await expect(quiz.getByText('The build only notes the line down.')).toBeVisible();
  await expect(quiz.getByText('Only then does Python look for the file.')).toBeHidden();
  await expect(quiz.getByRole('radio', { checked: true })).toHaveAccessibleDescription(
    /^The build only notes/,
  );
  await sent;

  await expect(button).toHaveText('Try again');
  await page.keyboard.press('Enter');
  await expect(quiz.getByRole('radio').first()).toBeFocused();
  await expect(quiz.getByText('The build only notes the line down.')).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(quiz.getByRole('radio', { name: 'When a container is started' })).toBeChecked();
  const sentAgain = told(page);
  await button.press('Enter');
  await expect(said).toHaveText(/^That is right\./);
  await expect(quiz.getByText('Nothing connects the two lines.')).toBeVisible();
  await sentAgain;

  await page.reload();
  await expect(quiz.getByRole('radio', { name: 'When a container is started' })).toBeChecked();
  const other = await elsewhere(browser, server);
  await other.open('first-image');
  await expect(
    quizOf(other.page).getByRole('radio', { name: 'When a container is started' }),
  ).toBeChecked();
  await expect(quizOf(other.page).getByText('Only then does Python look')).toBeVisible();
  await other.page.context().close();
});

test('a typed answer is judged as a whole, and explained to who asks', async ({ lesson, page }) => {
  await lesson.open('first-image');
  const quiz = page.locator('#quiz-full-name');
  const field = quiz.getByRole('textbox', { name: /By which full name/ });
  const why = quiz.getByRole('paragraph').filter({ hasText: 'Where you name no tag' });
  await field.fill('hello-py:1.1');
  await field.press('Enter');
  await expect(why).toBeHidden();
  await quiz.getByRole('button', { name: 'Show the explanation' }).click();
  await expect(why).toBeVisible();
  await field.fill(' Hello-py:latest ');
  await expect(why).toBeHidden();
  await field.press('Enter');
  await expect(quiz.getByRole('status')).toHaveText(/^That is right\./);
});

test('of several answers those that are right are kept for the next try', async ({
  lesson,
  page,
}) => {
  await lesson.open('flask-app');
  const quiz = page.locator('#quiz-done-anew');
  const button = quiz.locator('.check');
  await quiz.getByRole('checkbox', { name: 'COPY texts /texts' }).check();
  await button.click();
  await expect(quiz.getByRole('status')).toHaveText(/^Right so far, but something is missing\./);
  await button.click();
  await quiz.getByRole('checkbox', { name: 'COPY hello.py /' }).check();
  await button.click();
  await expect(quiz.getByRole('status')).toHaveText(/^That is right\./);
});

test('a tick is there in another browser of the learner, in the lesson and on the map', async ({
  lesson,
  page,
  browser,
  server,
}) => {
  await lesson.open('hello-world');
  const title = 'Run your first container';
  await lesson.run(lesson.step(title), 'docker run hello-world');
  await lesson.expectDone(lesson.step(title));
  const other = await elsewhere(browser, server);
  await other.page.goto(server.url);
  const first = other.page.getByRole('link', { name: /Hello, Docker/ });
  await expect(first).toContainText(/1 of \d+ done/);
  await first.click();
  await other.expectDone(other.step(title));
  await other.expectNotDone(other.step('Run it a second time'));
  await other.page.context().close();
  await page.goto(server.url);
  await expect(page.getByRole('link', { name: /Hello, Docker/ })).toContainText(/1 of \d+ done/);
});

test('the course goes on at the step where it was left', async ({
  lesson,
  page,
  browser,
  server,
}) => {
  await lesson.open('flask-app');
  const sent = told(page);
  await lesson.step('A rebuild that hits the cache').evaluate((step) => step.scrollIntoView());
  await sent;

  const other = await elsewhere(browser, server);
  await other.page.goto(server.url);
  await other.page.getByRole('link', { name: 'Go on with lesson 5, step 4' }).click();
  await expect(other.page).toHaveURL(/\/lessons\/flask-app\/#cache-hit$/);
  await expect(other.step('A rebuild that hits the cache')).toBeInViewport();
  await expect(other.page.getByText('You were last at step 4.')).toBeHidden();

  await other.page.goto(`${server.url}/lessons/flask-app/`);
  await expect(other.page.getByText('You were last at step 4.')).toBeVisible();
  await expect(other.page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(other.step('A rebuild that hits the cache')).not.toBeInViewport();
  await other.page.getByRole('button', { name: 'Go there' }).click();
  await expect(other.step('A rebuild that hits the cache')).toBeInViewport();
  await expect(other.page.getByText('You were last at step 4.')).toBeHidden();
  await other.page.context().close();
});

test('a language that was chosen leads the learner’s other browsers too', async ({
  lesson,
  page,
  browser,
  server,
}) => {
  await lesson.open('hello-world');
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('link', { name: '日本語' }).click();
  await expect(page).toHaveURL(/\/ja\/lessons\/hello-world\/$/);
  const language = async () => {
    const answer = await fetch(`${server.url}/api/progress`);
    return ((await answer.json()) as { language: { value: string } | null }).language?.value;
  };
  await expect.poll(language).toBe('ja');

  const other = await elsewhere(browser, server);
  await other.page.goto(server.url);
  await expect
    .poll(() => other.page.evaluate(() => localStorage.getItem('slipway:language')))
    .toBe('ja');
  await other.page.goto(server.url);
  await expect(other.page).toHaveURL(/\/ja\/$/);
  await other.page.context().close();
});

test('a lesson begins with what was left, or with its own files, as the learner likes', async ({
  lesson,
  page,
}) => {
  const { editor, terminals } = lesson;
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await lesson.start('flask-app');
  await terminals.type('echo mine > mine.txt');
  await expect(editor.entry('mine.txt')).toBeVisible();
  const end = async () => {
    await lesson.chooseInMenu('End session');
    const question = page.getByRole('dialog', { name: 'End this session?' });
    await expect(question).toContainText('Your files are kept');
    await question.getByRole('button', { name: 'End session' }).click();
    await expect(lesson.state).toHaveText('Ended');
  };
  await end();

  await lesson.open('flask-app');
  const choice = page.getByRole('group', { name: 'Begin with' });
  await expect(choice.getByRole('radio', { name: /^The files you left/ })).toBeChecked();
  await expect(choice).toContainText('Images and containers are not kept');
  await start.click();
  await terminals.untilPrompt();
  await expect(editor.entry('mine.txt')).toBeVisible();
  await end();

  await lesson.open('flask-app');
  await choice.getByRole('radio', { name: 'The lesson’s own files' }).check();
  await start.click();
  await terminals.untilPrompt();
  await expect(editor.entry('Dockerfile')).toBeVisible();
  await expect(editor.entry('mine.txt')).toHaveCount(0);
});

/** What axe looks at; accessibility.test.ts has it look at whole pages. */
const parts = ['slip-quiz', 'slip-return-offer', '.slip-start'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in answered questions, in the way back, and in the choice of a start', async ({
      lesson,
      page,
      server,
    }) => {
      const at = new Date().toISOString();
      const left = { position: { step: 'without-a-name', at }, steps: { program: at } };
      await fetch(`${server.url}/api/progress/lessons/first-image`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(left),
      });
      await lesson.open('first-image');
      await expect(page.getByRole('button', { name: 'Go there' })).toBeVisible();
      await page.getByText('Begin with').click();
      for (const answer of ['When the image is built', 'When a container is started']) {
        await quizOf(page).getByRole('radio', { name: answer }).check();
        await page.locator('#quiz-slip-of-the-pen .check').click();
        await expectAccessible(page, parts.join(', '));
      }
    });
  });
}
