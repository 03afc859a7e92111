import { fileURLToPath } from 'node:url';
import { readExercise } from '../../course/read-exercise.ts';
import { languageTags } from '../../protocol/languages.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import { StartedSessions } from './support/started-sessions.ts';
import { expect, test as ofLearner } from './support/test.ts';
import { type ReadIn, TranslatedLesson } from './support/translated-lesson.ts';

const lessonsFolder = fileURLToPath(new URL('../../lessons', import.meta.url));

interface OfOneTest {
  readIn(language: ReadIn, exercise: Exercise): TranslatedLesson;
}

const test = ofLearner.extend<OfOneTest>({
  readIn: async ({ context, page, server }, use) => {
    const sessions = new StartedSessions(context, server.url);
    await use((language, exercise) => new TranslatedLesson(page, server.url, language, exercise));
    await page.close(); // Nobody is left to be told that the sessions end.
    await sessions.end();
  },
});

/** What a learner finds out for the exercise, and what only a machine in a bad state shows. */
interface Story {
  readonly language: ReadIn;
  readonly slug: string;
  readonly title: string;
  /** A wrong answer to the first question, and an incomplete or wrong one to the second. */
  readonly slips: readonly [string, string];
  readonly typedAnswer?: string;
  /** The exercise's hint that is provoked, part of what it says, and how the provocation is undone. */
  readonly hint: { readonly id: string; readonly says: string; readonly undo: string };
  /** Typed over the exercise's Dockerfile; without it the page's solution is taken. */
  readonly typed?: { readonly path: string; readonly text: string };
}

const farewell = `FROM python:3-slim
COPY goodbye.py crew.py /
ENTRYPOINT ["python", "/goodbye.py"]
`;
const poll = `FROM python:3-slim
WORKDIR /app
COPY requirements.txt .
RUN python -m pip install -r requirements.txt
COPY poll.py .
ENV BOX=ballot-box
ENV QUESTION="Tea or coffee?"
ENTRYPOINT ["python", "poll.py"]
`;
const removeAll = 'docker rm $(docker ps --all --quiet)';

const stories: readonly Story[] = [
  {
    language: 'ja',
    slug: 'environment-and-redis',
    title: '環境変数と Redis',
    slips: ['database', 'name'],
    hint: {
      id: 'no-ballot-box',
      says: '理由は、その行の続きに書かれています',
      undo: 'docker rm --force drinks',
    },
    typed: { path: 'poll/Dockerfile', text: poll },
  },
  {
    language: 'ru',
    slug: 'first-image',
    title: 'Ваш первый образ',
    slips: ['build', 'hello-py:1.1'],
    typedAnswer: 'hello-py:latest',
    hint: { id: 'no-such-file', says: 'Сборка прошла', undo: removeAll },
    typed: { path: 'farewell/Dockerfile', text: farewell },
  },
  {
    language: 'zh-cn',
    slug: 'first-image',
    title: '你的第一个镜像',
    slips: ['never', 'hello-py:1.0'],
    typedAnswer: 'hello-py:latest',
    hint: { id: 'no-such-file', says: '构建', undo: removeAll },
  },
];

for (const { language, slug, title, slips, typedAnswer, hint, typed } of stories) {
  test(`“${title}” is done from beginning to end in the language ${language}`, async ({
    page,
    readIn,
    server,
  }) => {
    test.slow();
    const words = messages[language].site;
    const { value: exercise } = await readExercise(lessonsFolder, slug);
    const lesson = readIn(language, exercise);
    await lesson.start(slug);
    await expect(page.locator('html')).toHaveAttribute('lang', languageTags[language]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await lesson.expectOwnLanguage();

    await lesson.askWhatIsMissing(exercise.steps[0]!.id);
    for (const step of exercise.steps) await lesson.doStep(step);

    const [first, second] = exercise.quizzes;
    await lesson.answer(first!, [slips[0]], 'quiz.wrong');
    await lesson.answer(first!, [first!.answer].flat(), 'quiz.right');
    const isTyped = second!.kind === 'text';
    await lesson.answer(second!, [slips[1]], isTyped ? 'quiz.wrong' : 'quiz.partly');
    const right = isTyped ? [typedAnswer ?? ''] : [second!.answer].flat();
    await lesson.answer(second!, right, 'quiz.right');

    await lesson.provokeHint(hint.id, hint.says);
    await lesson.type(hint.undo);
    await lesson.expectOwnLanguage();
    if (typed) await lesson.typeFile(typed.path, typed.text);
    else await lesson.applySolution();
    await lesson.expectExerciseOpen();
    for (const { command } of exercise.exercise.solution) await lesson.type(command);
    await lesson.expectTicked('exercise', exercise.exercise.checks);
    await expect(page.getByText(words['exercise.done'], { exact: true })).toBeVisible();
    await lesson.expectOwnLanguage();

    await page.goto(`${server.url}/${language}/`);
    const map = page.getByRole('region', { name: words['start.map'], exact: true });
    const mark = map.locator(`slip-lesson-mark[data-lesson="${slug}"]`);
    await expect(mark.getByRole('img', { name: words['course.done'] })).toBeVisible();
  });
}
