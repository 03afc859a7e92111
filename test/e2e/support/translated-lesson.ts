import { expect, type Locator, type Page } from '@playwright/test';
import type { Check } from '../../../protocol/check.ts';
import type { Exercise, Step } from '../../../protocol/exercise.ts';
import type { Language } from '../../../protocol/language.ts';
import type { Quiz } from '../../../protocol/quiz.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { foreignTexts } from './foreign-texts.ts';
import { LessonPage } from './lesson-page.ts';
import { ShellPrompts } from './shell-prompts.ts';

/** A language that lessons are translated into. */
export type ReadIn = Exclude<Language, 'en'>;

/** A lesson that a learner does in one of the languages, by what its page says in that language. */
export class TranslatedLesson extends LessonPage {
  readonly #read: ReadIn;
  readonly #words: (typeof messages)[ReadIn]['site'];
  readonly #exercise: Exercise;
  readonly #prompts: ShellPrompts;
  readonly #server: string;

  /** @param url address of the server under test */
  constructor(page: Page, url: string, language: ReadIn, exercise: Exercise) {
    super(page, url, language);
    this.#server = url;
    this.#read = language;
    this.#words = messages[language].site;
    this.#exercise = exercise;
    this.#prompts = new ShellPrompts(page);
  }

  async expectOwnLanguage(): Promise<void> {
    expect(await foreignTexts(this.page, this.#read)).toEqual([]);
  }

  /** Asks what a step lacks: what is expected and what there is are said in the page's language. */
  async askWhatIsMissing(id: string): Promise<void> {
    const step = this.#step(id);
    await step.getByRole('button', { name: this.#words['step.missing'] }).click();
    const missing = step.locator('.missing').first();
    await expect(missing).toContainText(this.#words['step.expected'].replace('{{text}}', ''));
    await expect(missing).toContainText(this.#words['step.found'].replace('{{text}}', ''));
    await this.expectOwnLanguage();
  }

  /** Does a step by its buttons. */
  async doStep({ id, puts, runs, checks }: Step): Promise<void> {
    const step = this.#step(id);
    for (const put of puts) {
      const file = step.locator(`slip-put-files[data-paths="${put.path}"]`);
      await file.getByRole('button', { name: this.#words['put.put'] }).click();
      await expect(file.getByText(this.#words['put.done'])).toBeVisible();
    }
    for (const { id: run, command, terminal } of runs) {
      const row = step.locator(`slip-run[data-run="${run}"]`);
      await this.#untilNextPrompt(() => this.run(row, command), terminal);
    }
    if (checks.length > 0) await this.expectTicked(id, checks);
  }

  /** All checks of a step have come about, and have the names that they have in this language. */
  async expectTicked(id: string, checks: readonly Check[]): Promise<void> {
    const step = this.#step(id);
    await this.expectDone(step);
    for (const { id: check, title } of checks) {
      const item = step.locator(`[data-check="${check}"]`);
      await expect(item).toHaveAttribute('data-status', 'passed');
      await expect(item.locator('.title')).toHaveText(title[this.#read] ?? 'a translated title');
    }
  }

  /** Answers a question, and reads the verdict. */
  async answer(
    { id, kind }: Quiz,
    given: readonly string[],
    verdict: 'quiz.right' | 'quiz.partly' | 'quiz.wrong',
  ): Promise<void> {
    const quiz = this.page.locator(`#quiz-${id}`);
    const again = quiz.getByRole('button', { name: this.#words['quiz.again'] });
    if (await again.isVisible()) await again.click();
    if (kind === 'text') await quiz.getByRole('textbox').fill(given[0] ?? '');
    for (const choice of kind === 'text' ? [] : given) {
      await quiz.locator(`input[value="${choice}"]`).check();
    }
    await quiz.getByRole('button', { name: this.#words['quiz.check'] }).click();
    await expect(quiz.locator('.verdict')).toHaveText(this.#words[verdict]);
  }

  /** Brings about what a hint of the exercise is for: it opens by itself. */
  async provokeHint(id: string, says: string): Promise<void> {
    const { reach } = this.#exercise.exercise.hints.find((hint) => hint.id === id)!;
    for (const { command } of reach) await this.type(command);
    const hint = this.page.locator(`slip-hint[data-hint="${id}"]`);
    await expect(hint.getByText(this.#words['hint.seen'])).toBeVisible({ timeout: 60_000 });
    await expect(hint.getByText(says)).toBeVisible();
  }

  /** Types a file of the exercise anew; resolves once the machine has it. */
  async typeFile(path: string, text: string): Promise<void> {
    await this.editor.entry(path).click();
    await expect.poll(() => this.editor.text()).toContain('FROM');
    await this.editor.typeAll(path, text);
    const [session] = await this.page.evaluate(() =>
      Object.entries(localStorage).flatMap(([key, value]) =>
        key.startsWith('slipway:session:') ? [(JSON.parse(value) as { id: string }).id] : [],
      ),
    );
    const file = `${this.#server}/api/sessions/${session}/files/${path}`;
    await expect.poll(async () => (await this.page.request.get(file)).text()).toBe(text);
  }

  /** Opens the solution and puts its files in place. */
  async applySolution(): Promise<void> {
    await this.page.getByText(this.#words['solution.label'], { exact: true }).click();
    await this.page.getByRole('button', { name: this.#words['solution.apply'] }).click();
  }

  /** The exercise is not yet done. */
  expectExerciseOpen(): Promise<void> {
    return this.expectNotDone(this.#step('exercise'));
  }

  /** Types a command, and waits until the shell is there for the next. */
  async type(command: string): Promise<void> {
    await this.#untilNextPrompt(() => this.terminals.type(command));
  }

  #step(id: string): Locator {
    return this.page.locator(`slip-step[data-step="${id}"]`);
  }

  async #untilNextPrompt(act: () => Promise<void>, terminal = 'main'): Promise<void> {
    const before = this.#prompts.count(terminal);
    await act();
    const message = 'the prompt after a command';
    await expect
      .poll(() => this.#prompts.count(terminal), { message, timeout: 120_000 })
      .toBeGreaterThan(before);
  }
}
